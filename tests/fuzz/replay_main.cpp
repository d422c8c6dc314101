#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

// Runs a fuzz target over files, without a fuzzer: each file as it is, then some thousand
// mutations, the same in every run; as many as ENTENTE_MUTATIONS says, others for another
// ENTENTE_SEED. An input that takes longer
// than ENTENTE_SECONDS ends the program by a signal.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr unsigned usual_mutations = 20000;

/// Source: the multiplier and increment of Knuth's MMIX generator.
class Lots {
 public:
  explicit Lots(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

unsigned number_of(const char* variable, unsigned otherwise) {
  const char* const wished = std::getenv(variable);
  return wished ? static_cast<unsigned>(std::strtoul(wished, nullptr, 10)) : otherwise;
}

void run(const std::string& input) {
  static const unsigned seconds = number_of("ENTENTE_SECONDS", 0);
  alarm(seconds);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// What stands between two quotes that follow one another, from a place on; empty if nothing does.
std::pair<std::size_t, std::size_t> quoted(const std::string& text, std::size_t from) {
  const std::size_t begin = std::min(text.find('"', from), text.size() - 1) + 1;
  const std::size_t end = text.find('"', begin);
  return end == text.npos ? std::pair(begin, begin) : std::pair(begin, end);
}

/// A text in quotes becomes another one, so that the whole stays sound.
void exchange_words(std::string& text, const std::string& other, Lots& lots) {
  if (text.empty() || other.empty()) return;
  const auto [begin, end] = quoted(text, lots.below(text.size()));
  const auto [first, last] = quoted(other, lots.below(other.size()));
  text.replace(begin, end - begin, other.substr(first, last - first));
}

std::string mutated(std::string text, const std::vector<std::string>& all, Lots& lots) {
  constexpr char marks[] = "\"\\{}[],:./-?~%XY019u\0\n\xff\xc3";
  for (std::size_t times = 1 + lots.below(4); times > 0; --times) {
    const std::size_t at = lots.below(text.size() + 1);
    const std::size_t length = std::min(1 + lots.below(8), text.size() - at);
    switch (lots.below(7)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, 1, marks[lots.below(sizeof marks - 1)]);
        break;
      case 2:
        text.insert(at, text.substr(at, length));
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << lots.below(8)));
        break;
      case 4:
      case 5:
        exchange_words(text, all[lots.below(all.size())], lots);
        break;
      default: {  // a piece of another input
        const std::string& other = all[lots.below(all.size())];
        text.insert(at, other.substr(lots.below(other.size() + 1), 1 + lots.below(12)));
      }
    }
  }
  return text;
}

void collect(const fs::path& path, std::vector<fs::path>& files) {
  if (fs::is_regular_file(path)) files.push_back(path);
  if (!fs::is_directory(path)) return;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
}

}  // namespace

int main(int count, char* words[]) {
  std::vector<fs::path> files;
  for (int i = 1; i < count; ++i) collect(words[i], files);
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    if (file.extension() == ".lines") {  // one input a line
      for (std::string line; std::getline(stream, line);) inputs.push_back(line);
    } else {
      inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
  }
  if (inputs.empty()) {
    std::puts("no inputs");
    return 1;
  }
  for (const std::string& input : inputs) run(input);
  Lots lots(number_of("ENTENTE_SEED", 1));
  const unsigned mutations = number_of("ENTENTE_MUTATIONS", usual_mutations);
  for (unsigned i = 0; i < mutations; ++i) {
    run(mutated(inputs[lots.below(inputs.size())], inputs, lots));
  }
  std::printf("%zu inputs and %u mutations\n", inputs.size(), mutations);
  return 0;
}
