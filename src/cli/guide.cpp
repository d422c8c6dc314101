#include "cli/guide.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/edit_distance.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/plain_text.hpp"
#include "cli/report.hpp"
#include "cli/usage_error.hpp"

namespace entente::cli {
namespace {

/// "How dates are written" for a text that begins with "# How dates are written".
std::string heading_of(const GuideTopic& topic) {
  return std::string(topic.text.substr(2, topic.text.find('\n') - 2));
}

std::string list_of_topics() {
  std::string out = "Topics of the guide:\n";
  for (const GuideTopic& topic : guide) out += entry(std::string(topic.name), heading_of(topic));
  return out +
         "\nentente help TOPIC prints one of them, entente help COMMAND the options of a\n"
         "command. entente --help lists the commands.\n";
}

/// What `entente help` knows: the topics, then the commands.
std::vector<std::string> known_words(const CLI::App& program) {
  std::vector<std::string> words;
  for (const GuideTopic& topic : guide) words.emplace_back(topic.name);
  for (const CLI::App* command : commands_of(program)) words.push_back(command->get_name());
  return words;
}

/// "format, dates": the topics in whose texts a word stands, at most three, most often first.
std::string topics_about(const std::string& word) {
  constexpr std::size_t least_letters = 3, most_topics = 3;
  if (word.size() < least_letters) return {};
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const GuideTopic& topic : guide) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = topic.text.find(word, at)) != topic.text.npos; ++at) ++count;
    if (count > 0) found.emplace_back(count, topic.name);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (found.size() > most_topics) found.resize(most_topics);
  std::vector<std::string> names;
  for (auto& [count, name] : found) names.push_back(std::move(name));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string text_about(const std::string& word, const CLI::App& program) {
  if (word.empty()) return list_of_topics();
  const auto topic = std::find_if(guide.begin(), guide.end(),
                                  [&](const GuideTopic& known) { return known.name == word; });
  if (topic != guide.end()) return plain_text(topic->text);
  const auto meant = base::closest(word, known_words(program));
  const std::string spoken_of = topics_about(word);
  throw UsageError(fmt::format("unknown topic \"{}\"", word),
                   meant                ? fmt::format("did you mean {}?", *meant)
                   : !spoken_of.empty() ? fmt::format("it stands in: {}", spoken_of)
                                        : "entente help lists the topics");
}

}  // namespace

Command add_help(CLI::App& program) {
  CLI::App* app = add_command(program, "help", "Prints a topic of the guide",
                              R"(Examples:
  entente help                          the topics
  entente help dates                    how dates are written
  entente help render                   the same as entente render --help
)");
  app->group("Look up");
  auto word = std::make_shared<std::string>();
  add_value(*app, "topic", "TOPIC", *word,
            "A topic, or a command. Without it, the topics are listed")
      ->type_name_fn(
          [&program] { return fmt::format("{}", fmt::join(known_words(program), "|")); });
  return {app, [word, &program] { return print(text_about(*word, program)); }};
}

}  // namespace entente::cli
