#include "model/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "base/hash.hpp"
#include "base/numeric.hpp"

namespace entente::model {
namespace {

/// The content of a record as one text that is equal only for equal content.
class Content {
 public:
  Content& add(std::string_view text) {
    text_ += fmt::format("{}:{}", text.size(), text);
    return *this;
  }
  Content& add(double number) { return add(base::number(number)); }
  Content& add(const std::optional<date::Edtf>& when) { return add(when ? when->text : ""); }
  Content& add(const std::optional<Amount>& amount) {
    return amount ? add(fmt::format("{}", amount->value)).add(amount->unit) : *this;
  }
  Content& add(const std::vector<Reference>& references) {
    for (const Reference& reference : references) add(reference.id);
    return add("/");
  }
  Content& add(const std::vector<DraftClaim>& claims) {
    for (const DraftClaim& claim : claims) {
      add(claim.facts.when).add(claim.facts.text).add(claim.sources);
    }
    return add("/");
  }
  template <class Enum>
  Content& add_word(const std::optional<Enum>& value) {
    return add(value ? static_cast<double>(*value) : -1.0);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string content_of(const DraftRelation& r) {
  Content content;
  for (const date::Edtf& spell : r.facts.when) content.add(spell.text);
  content.add("/").add(r.facts.type).add(r.facts.label).add(r.from).add(r.to);
  content.add(r.facts.directed ? "directed" : "").add(r.facts.weight).add(r.facts.amount);
  content.add_word(r.sign).add_word(r.medium).add_word(std::optional(r.facts.status));
  return content.add(r.facts.certainty).add(r.claims).add(r.sources).add(r.facts.note).text();
}

std::string content_of(const DraftEvent& e) {
  Content content;
  content.add(e.facts.when).add(e.facts.title).add(e.facts.type).add(e.facts.text);
  content.add(e.facts.place);
  for (const DraftParticipant& p : e.participants) {
    content.add(p.actor ? p.actor->id : "").add(p.role);
  }
  content.add("/").add(e.facts.weight).add(e.facts.amount);
  content.add_word(e.sign).add_word(e.medium).add_word(std::optional(e.facts.status));
  if (e.facts.score) content.add(*e.facts.score);
  content.add("/").add(e.reported_by).add(e.denied_by).add(e.facts.certainty).add(e.claims);
  content.add(e.part_of ? e.part_of->id : "").add(e.sources);
  return content.add(e.facts.url).add(e.facts.note).text();
}

const date::Edtf* first_date(const DraftRelation& r) {
  return r.facts.when.empty() ? nullptr : &r.facts.when.front();
}
const date::Edtf* first_date(const DraftEvent& e) {
  return e.facts.when ? &*e.facts.when : nullptr;
}

/// By day, then by time of day; what has no date comes last.
std::weak_ordering compare_dates(const date::Edtf* a, const date::Edtf* b) {
  if (!a || !b) return !a <=> !b;
  if (const auto order = date::compare(*a, *b); order != 0) return order;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double left = date::axis_earliest(*a).value_or(-infinity);
  const double right = date::axis_earliest(*b).value_or(-infinity);
  return left < right   ? std::weak_ordering::less
         : right < left ? std::weak_ordering::greater
                        : std::weak_ordering::equivalent;
}

template <class Record>
void sort_by_date(std::vector<Record>& records) {
  struct Entry {
    std::string content;
    Record record;
  };
  std::vector<Entry> entries;
  entries.reserve(records.size());
  for (Record& record : records) {
    std::string content = content_of(record);
    entries.push_back({std::move(content), std::move(record)});
  }
  auto before = [](const Entry& a, const Entry& b) {
    const auto order = compare_dates(first_date(a.record), first_date(b.record));
    if (order != 0) return order < 0;
    const std::string &left = a.record.facts.id, &right = b.record.facts.id;
    if (left != right) return left.empty() == right.empty() ? left < right : right.empty();
    return a.content < b.content;
  };
  std::stable_sort(entries.begin(), entries.end(), before);
  std::map<std::uint64_t, std::size_t> twins;  // of records with the same content
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Entry& entry = entries[i];
    std::string& id = entry.record.facts.id;
    if (id.empty()) {
      const std::uint64_t content = base::hash(entry.content);
      const std::size_t twin = ++twins[content];
      id = fmt::format(" #{:016x}", content) + (twin > 1 ? fmt::format(".{}", twin) : "");
    }
    records[i] = std::move(entry.record);
  }
}

template <class Record>
void sort_by_id(std::vector<Record>& records) {
  std::stable_sort(records.begin(), records.end(),
                   [](const Record& a, const Record& b) { return a.facts.id < b.facts.id; });
}

}  // namespace

void canonicalize(Draft& draft) {
  sort_by_id(draft.sources);
  sort_by_id(draft.actors);
  for (DraftRelation& relation : draft.relations) {
    std::stable_sort(
        relation.facts.when.begin(), relation.facts.when.end(),
        [](const date::Edtf& a, const date::Edtf& b) { return compare_dates(&a, &b) < 0; });
  }
  sort_by_date(draft.relations);
  sort_by_date(draft.events);
  std::stable_sort(draft.eras.begin(), draft.eras.end(), [](const Era& a, const Era& b) {
    const auto order = compare_dates(&a.when, &b.when);
    return order != 0 ? order < 0 : std::tie(a.when.text, a.title) < std::tie(b.when.text, b.title);
  });
}

}  // namespace entente::model
