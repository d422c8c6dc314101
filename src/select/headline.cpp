#include "select/headline.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "languages/language.hpp"
#include "select/naming.hpp"

namespace entente::select {
namespace {

/// So many letters tell one word from another, and are the same in all its forms.
constexpr std::size_t stem_letters = 5;

bool is_letter(char32_t c) { return c == U'\'' || c >= 0x80 || (c >= U'a' && c <= U'z'); }

/// So many tell a people from its country: "Greek", "Greece".
constexpr std::size_t name_letters = 4;

/// The first letters of all words that are long enough. Scripts without spaces have no words.
std::set<std::string> stems_of(const std::string& text, std::size_t least = stem_letters) {
  constexpr char32_t first_without_spaces = 0x2E80;
  constexpr char32_t first_mark = 0x2000, last_mark = 0x206F;  // dashes, quotation marks
  const std::string folded = base::fold_case(text);
  std::set<std::string> stems;
  std::string stem;
  std::size_t letters = 0;
  auto end_word = [&] {
    if (letters >= least) stems.insert(stem);
    stem.clear();
    letters = 0;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next_code_point(folded, at);
    const bool mark = c >= first_mark && c <= last_mark;
    if (mark || !is_letter(c) || c >= first_without_spaces) {
      end_word();
    } else if (letters++ < least) {
      stem.append(folded, begin, at - begin);
    }
  }
  end_word();
  return stems;
}

/// The words that do not say how many of what there are: "20 months", "24 years" are of no item. A
/// year counts nothing.
std::vector<std::string> not_counted(const std::string& text) {
  std::vector<std::string> words;
  bool counted = false;
  for (const std::string& word : base::words_of(text)) {
    if (!counted) words.push_back(word);
    counted = word.size() < 4 && std::all_of(word.begin(), word.end(), base::is_digit);
  }
  return words;
}

/// The title without names, which are of actors and places and say of many items who or where.
std::string without_names(const Dossier& dossier) {
  // What lasted so long is none of the items' business, either.
  std::set<std::string> names =
      stems_of(std::string(languages::of(dossier.language).dates.spans), name_letters);
  for (const Actor& actor : dossier.actors) {
    names.merge(stems_of(actor.name + " " + actor.short_name, name_letters));
  }
  const bool nouns_are_large = dossier.language == "de";
  std::string rest;
  bool first = true;
  for (const std::string& word : not_counted(dossier.title)) {
    const bool large = !first && !nouns_are_large && base::fold_case(word) != word;
    first = false;
    const std::set<std::string> stems = stems_of(word, name_letters);
    const bool name = std::any_of(stems.begin(), stems.end(),
                                  [&](const std::string& stem) { return names.count(stem) > 0; });
    const bool named = large || name ||
                       std::any_of(dossier.actors.begin(), dossier.actors.end(),
                                   [&](const Actor& a) { return headline_names(word, a); });
    if (!named) rest += word + " ";
  }
  return rest;
}

/// Of so many items, so many are few.
bool are_few(std::size_t count, std::size_t of) { return count <= 3 || 4 * count <= of; }

std::map<std::string, std::set<int>> sharing_words(const Dossier& dossier,
                                                   const std::vector<Item>& items) {
  const std::set<std::string> telling = stems_of(without_names(dossier));
  std::map<std::string, std::set<int>> having;
  if (telling.empty()) return having;
  for (const Item& item : items) {
    for (const std::string& word : not_counted(view(dossier, item).title)) {
      for (const std::string& stem : stems_of(word)) {
        if (telling.count(stem) > 0) having[stem].insert(item.number);
      }
    }
  }
  return having;
}

/// Whether both act in it, or are acted upon, as one side does.
bool on_one_side(const Dossier& dossier, const ItemView& facts, ActorIndex a, ActorIndex b,
                 const std::optional<date::Edtf>& as_of) {
  const auto sides_of = [&](ActorIndex actor) {
    std::set<RoleKind> kinds;
    for (const Participant& p : facts.participants) {
      if (p.actor && is_within(dossier, *p.actor, actor, as_of)) kinds.insert(p.kind);
    }
    return kinds;
  };
  const std::set<RoleKind> side = sides_of(a);
  const bool sided = side == std::set{RoleKind::source} || side == std::set{RoleKind::target};
  return sided && side == sides_of(b);
}

/// The items between two whom the title names, and of whom neither stands for the other. Not those
/// that tell who is kin, and not what they did.
std::set<int> between_named(const Dossier& dossier, const std::vector<Item>& items,
                            const std::optional<date::Edtf>& as_of) {
  std::vector<ActorIndex> named;
  for (std::uint32_t i = 0; i < dossier.actors.size(); ++i) {
    const Actor& actor = dossier.actors[i];
    // "The courts" are all of them.
    const bool in_part =
        actor.kind == ActorKind::organization && !names_in_full(dossier.title, actor);
    if (!in_part && headline_names(dossier.title, actor)) named.push_back(ActorIndex{i});
  }
  std::set<int> between;
  if (named.size() < 2) return between;
  auto apart = [&](ActorIndex a, ActorIndex b) {
    return !is_within(dossier, a, b, as_of) && !is_within(dossier, b, a, as_of);
  };
  for (const Item& item : items) {
    const ItemView facts = view(dossier, item);
    if (facts.personal) continue;
    std::vector<ActorIndex> here;
    std::copy_if(named.begin(), named.end(), std::back_inserter(here),
                 [&](ActorIndex actor) { return takes_part(dossier, facts, actor, as_of); });
    const bool several = std::any_of(here.begin(), here.end(), [&](ActorIndex a) {
      return std::any_of(here.begin(), here.end(), [&](ActorIndex b) {
        return apart(a, b) && !on_one_side(dossier, facts, a, b, as_of);
      });
    });
    if (several) between.insert(item.number);
  }
  return between;
}

/// No more than half of the items weigh less. Pre: there are some.
double usual(std::vector<double> weights) {
  const auto middle = weights.begin() + static_cast<std::ptrdiff_t>((weights.size() - 1) / 2);
  std::nth_element(weights.begin(), middle, weights.end());
  return *middle;
}

/// By amounts, if most have one: then the weight of what has none is that of usual ones.
std::vector<double> weights_of(const Dossier& dossier, const std::vector<Item>& items,
                               bool amounts) {
  std::vector<double> values;
  for (const Item& item : items) {
    const std::optional<Amount>& amount = view(dossier, item).amount;
    if (amounts && amount) values.push_back(amount->value);
  }
  const double common = values.empty() ? 1 : usual(values);
  std::vector<double> weights;
  for (const Item& item : items) {
    const ItemView facts = view(dossier, item);
    weights.push_back(amounts && facts.amount ? facts.amount->value : facts.weight * common);
  }
  return weights;
}

}  // namespace

double usual_weight(const Dossier& dossier, const std::vector<Item>& items) {
  return usual(weights_of(dossier, items, false));
}

std::set<int> told_by_title(const Dossier& dossier, const std::vector<Item>& items,
                            const std::optional<date::Edtf>& as_of) {
  std::set<int> told;
  auto take = [&](const std::set<int>& numbers) {
    if (are_few(numbers.size(), items.size())) told.insert(numbers.begin(), numbers.end());
  };
  for (const auto& [stem, numbers] : sharing_words(dossier, items)) take(numbers);
  take(between_named(dossier, items, as_of));
  return told;
}

std::set<int> stressed_of(const Dossier& dossier, const Selection& selection) {
  constexpr std::size_t most = 8;
  constexpr double much_more = 4;  // times as usual: what weighs yet more is no more important
  if (selection.items.empty()) return {};
  const std::size_t few = std::min(most, selection.items.size() / 3);
  const std::vector<double> weights =
      weights_of(dossier, selection.items, selection.largest_amount > 0);
  const double common = usual(weights);
  const double greatest = std::min(*std::max_element(weights.begin(), weights.end()),
                                   common > 0 ? much_more * common : 1e300);
  std::set<int> titled, above, heaviest;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const int number = selection.items[i].number;
    // What is light shares a word with the title by chance.
    if (selection.titled.count(number) > 0 && weights[i] >= common) {
      titled.insert(number);
      if (weights[i] > common) above.insert(number);
    }
    if (weights[i] > common && weights[i] >= greatest) heaviest.insert(number);
  }
  if (titled.size() > few) titled = above;
  if (titled.size() > few) titled.clear();
  heaviest.insert(titled.begin(), titled.end());
  return heaviest.size() > few ? titled : heaviest;
}

}  // namespace entente::select
