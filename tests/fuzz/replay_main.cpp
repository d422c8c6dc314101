#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// Runs a fuzz target over files, without a fuzzer: each file as it is, then some thousand
// mutations, the same in every run.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr int mutations_in_all = 20000;

/// Source: the multiplier and increment of Knuth's MMIX generator.
class Lots {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string mutated(std::string text, const std::vector<std::string>& all, Lots& lots) {
  constexpr char marks[] = "\"\\{}[],:./-?~%XY019u\0\n\xff\xc3";
  for (std::size_t times = 1 + lots.below(4); times > 0; --times) {
    const std::size_t at = lots.below(text.size() + 1);
    const std::size_t length = std::min(1 + lots.below(8), text.size() - at);
    switch (lots.below(5)) {
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
  Lots lots;
  for (int i = 0; i < mutations_in_all; ++i) {
    run(mutated(inputs[lots.below(inputs.size())], inputs, lots));
  }
  std::printf("%zu inputs and %d mutations\n", inputs.size(), mutations_in_all);
  return 0;
}
