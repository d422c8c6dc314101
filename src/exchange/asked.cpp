#include "exchange/asked.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/utf8.hpp"
#include "exchange/kept_pairs.hpp"
#include "exchange/values.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Of one kind of question, in the subtitle of a dossier.
constexpr std::size_t most_named = 3;

/// In days, from the beginning of the first date to the end of the last.
struct Window {
  explicit Window(const ImportOptions& options)
      : begin(options.from ? date::axis_earliest(*options.from).value_or(-infinity) : -infinity),
        end(options.to ? date::axis_latest(*options.to).value_or(infinity) : infinity) {}
  bool has(const date::Edtf& when) const {
    return !date::is_undated(when) && date::axis_latest(when).value_or(infinity) > begin &&
           date::axis_earliest(when).value_or(-infinity) < end;
  }
  double begin, end;
};

/// Which actors of a draft were asked for: those that are named, and who belongs to them.
class AskedActors {
 public:
  AskedActors(const model::Draft& draft, const ImportOptions& options, Answer& answer) {
    for (const std::string& name : options.actors) {
      for (const model::DraftActor& actor : draft.actors) {
        if (!is_called(actor.facts, base::fold_case(name))) continue;
        ids_.insert(actor.facts.id);
        answer.found.insert(name);
      }
    }
    for (bool grows = true; grows;) {
      const std::size_t before = ids_.size();
      for (const model::DraftActor& actor : draft.actors) add_member(actor);
      grows = ids_.size() > before;
    }
  }

  bool has(const std::string& id) const { return ids_.count(id) > 0; }

 private:
  static bool is_called(const Actor& actor, const std::string& folded) {
    const auto same = [&](const std::string& text) { return base::fold_case(text) == folded; };
    return same(actor.id) || same(actor.name) || same(actor.short_name) ||
           std::any_of(actor.aliases.begin(), actor.aliases.end(), same) ||
           std::any_of(actor.codes.begin(), actor.codes.end(),
                       [&](const auto& code) { return same(code.second); });
  }
  void add_member(const model::DraftActor& actor) {
    const bool member = (actor.of && has(actor.of->id)) ||
                        std::any_of(actor.posts.begin(), actor.posts.end(),
                                    [&](const auto& post) { return has(post.of.id); });
    if (member) ids_.insert(actor.facts.id);
  }

  std::set<std::string> ids_;
};

/// The records of a draft that were asked for.
class Question {
 public:
  Question(const model::Draft& draft, const ImportOptions& options, Answer& answer)
      : draft_(draft), options_(options), window_(options), actors_(draft, options, answer) {}

  bool asks_for(const model::DraftRelation& relation) const {
    const auto& when = relation.facts.when;
    return (!timed() || std::any_of(when.begin(), when.end(),
                                    [&](const auto& spell) { return window_.has(spell); })) &&
           is_asked_place("", options_) && asks_for_meaning(relation) &&
           (options_.actors.empty() || names_one(relation.from) || names_one(relation.to));
  }
  bool asks_for(const model::DraftEvent& event) const {
    const auto takes_part = [&](const model::DraftParticipant& one) {
      return one.actor && actors_.has(one.actor->id);
    };
    return (!timed() || (event.facts.when && window_.has(*event.facts.when))) &&
           is_asked_place(event.facts.place, options_) && asks_for_meaning(event) &&
           (options_.actors.empty() ||
            std::any_of(event.participants.begin(), event.participants.end(), takes_part));
  }

 private:
  bool timed() const { return options_.from || options_.to; }
  bool names_one(const std::vector<model::Reference>& side) const {
    return std::any_of(side.begin(), side.end(),
                       [&](const auto& actor) { return actors_.has(actor.id); });
  }
  template <class Record>
  bool asks_for_meaning(const Record& record) const {
    return is_asked_type(record.facts.type, options_) &&
           (options_.signs.empty() || is_asked_sign(sign_of(record), options_));
  }
  template <class Record>
  Sign sign_of(const Record& record) const {
    if (record.sign) return *record.sign;
    std::string type = record.facts.type;
    if (const auto own = draft_.types.find(type); own != draft_.types.end()) {
      if (own->second.sign) return *own->second.sign;
      if (!own->second.code.empty()) type = own->second.code;
    }
    return model::look_up_type(type, "en").meaning.sign;
  }

  const model::Draft& draft_;
  const ImportOptions& options_;
  Window window_;
  AskedActors actors_;
};

/// ", actor Cuba" for each of the first ones.
template <class Texts>
void add_words(std::string& words, std::string_view what, const Texts& texts) {
  if (texts.empty()) return;
  words += fmt::format("{}{} ", words.empty() ? "" : ", ", what);
  for (std::size_t i = 0; i < std::min(texts.size(), most_named); ++i) {
    words += (i > 0 ? " or " : "") + label_of(texts[i], 60);
  }
  if (texts.size() > most_named) words += fmt::format(" or {} more", texts.size() - most_named);
}

}  // namespace

bool asks(const ImportOptions& options) {
  return options.from || options.to || !options.types.empty() || !options.actors.empty() ||
         !options.places.empty() || !options.signs.empty();
}

bool is_asked_day(const date::CivilDay& day, const ImportOptions& options) {
  if (!options.from && !options.to) return true;
  const Window window(options);
  const double number = date::day_number(day);
  return number + 1 > window.begin && number < window.end;
}

bool is_asked_type(std::string_view type, const ImportOptions& options) {
  return options.types.empty() ||
         std::any_of(options.types.begin(), options.types.end(), [&](const std::string& asked) {
           const bool is_code = asked.find(':') != asked.npos;
           return type == asked || (is_code && type.starts_with(asked));
         });
}

bool is_asked_place(std::string_view place, const ImportOptions& options) {
  if (options.places.empty()) return true;
  const std::string all = label_of(base::fold_case(place), options.limits.text);
  std::vector<std::string> parts = {all};
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t comma = std::min(all.find(',', begin), all.size());
    parts.push_back(label_of(std::string_view(all).substr(begin, comma - begin), all.size()));
    begin = comma + 1;
  }
  return std::any_of(options.places.begin(), options.places.end(), [&](const std::string& asked) {
    return std::find(parts.begin(), parts.end(), base::fold_case(asked)) != parts.end();
  });
}

bool is_asked_sign(Sign sign, const ImportOptions& options) {
  return options.signs.empty() ||
         std::find(options.signs.begin(), options.signs.end(), sign) != options.signs.end();
}

void keep_asked(model::Draft& draft, const ImportOptions& options, Answer& answer) {
  const Question question(draft, options, answer);
  const auto is_unasked = [&](const auto& record) {
    if (answer.counted.count(record.at.sheet.get())) return false;
    const bool asked = question.asks_for(record);
    answer.count(record.facts.weight, asked);
    return !asked;
  };
  const std::size_t relations = std::erase_if(draft.relations, is_unasked);
  const std::size_t events = std::erase_if(draft.events, is_unasked);
  if (relations + events > 0) drop_unnamed(draft);
}

std::string words_of(const Answer& answer, const ImportOptions& options) {
  if (answer.records == answer.asked_records) return "";
  std::string words;
  if (options.from) words += "since " + options.from->text;
  if (options.to) words += fmt::format("{}until {}", words.empty() ? "" : ", ", options.to->text);
  add_words(words, "type", options.types);
  add_words(words, "actor", options.actors);
  add_words(words, "place", options.places);
  std::vector<std::string_view> signs;
  for (const Sign sign : options.signs) signs.push_back(model::word_in(model::signs, sign));
  add_words(words, "sign", signs);
  return fmt::format("asked for: {}; {} of {} records, with {:.1f} % of the weight", words,
                     answer.asked_records, answer.records,
                     answer.weight > 0 ? 100 * answer.asked_weight / answer.weight : 100.0);
}

}  // namespace entente::exchange
