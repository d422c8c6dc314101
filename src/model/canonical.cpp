#include "model/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
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
  Content& add(const std::vector<Allowance>& allowed) {
    for (const Allowance& one : allowed) add(info(one.code).word).add(one.reason);
    return *this;
  }
  Content& add(const std::optional<date::Edtf>& when) { return add(when ? when->text : ""); }
  Content& add(const std::optional<Amount>& amount) {
    if (amount) add(fmt::format("{}", amount->value)).add(amount->unit);
    return amount && amount->approximate ? add("approximate") : *this;
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
  content.add(r.facts.certainty).add(r.claims).add(r.sources).add(r.facts.note);
  return content.add(r.facts.allowed).text();
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
  return content.add(e.facts.url).add(e.facts.note).add(e.facts.allowed).text();
}

const date::Edtf* first_date(const DraftRelation& r) {
  return r.facts.when.empty() ? nullptr : &r.facts.when.front();
}
const date::Edtf* first_date(const DraftEvent& e) {
  return e.facts.when ? &*e.facts.when : nullptr;
}

/// What has no date comes last.
bool is_before(const date::Edtf* a, const date::Edtf* b) {
  return a && (!b || date::compare(*a, *b) < 0);
}

/// By which date each record sorts: its own. What has a day without a time, on a day on which
/// others have one, happened after what it is written after.
template <class Record>
std::vector<const date::Edtf*> sorting_dates(const std::vector<Record>& records) {
  std::map<date::CivilDay, const date::Edtf*> latest_time;  // in the document so far
  std::vector<const date::Edtf*> dates;
  for (const Record& record : records) {
    const date::Edtf* when = first_date(record);
    if (when && when->type == date::Type::datetime) {
      latest_time[when->earliest.day] = when;
    } else if (when && when->earliest.finite() && when->latest.finite() &&
               when->earliest.day == when->latest.day) {
      const auto found = latest_time.find(when->earliest.day);
      if (found != latest_time.end()) when = found->second;
    }
    dates.push_back(when);
  }
  return dates;
}

/// By date; what has the same date, in the order of the document, which is that of the story.
template <class Record>
void sort_by_date(std::vector<Record>& records) {
  const std::vector<const date::Edtf*> dates = sorting_dates(records);
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return is_before(dates[a], dates[b]); });
  std::vector<Record> sorted;
  sorted.reserve(records.size());
  for (const std::size_t i : order) sorted.push_back(std::move(records[i]));
  records = std::move(sorted);
}

/// Ids for records without one, by their content: the same in whatever order they are written.
template <class Record>
void give_ids(std::vector<Record>& records) {
  std::map<std::uint64_t, std::size_t> twins;  // of records with the same content
  for (Record& record : records) {
    if (!record.facts.id.empty()) continue;
    const std::uint64_t content = base::hash(content_of(record));
    const std::size_t twin = ++twins[content];
    record.facts.id =
        fmt::format(" #{:016x}", content) + (twin > 1 ? fmt::format(".{}", twin) : "");
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
        [](const date::Edtf& a, const date::Edtf& b) { return date::compare(a, b) < 0; });
  }
  sort_by_date(draft.relations);
  sort_by_date(draft.events);
  give_ids(draft.relations);
  give_ids(draft.events);
  std::stable_sort(draft.eras.begin(), draft.eras.end(), [](const Era& a, const Era& b) {
    const auto order = date::compare(a.when, b.when);
    return order != 0 ? order < 0 : std::tie(a.when.text, a.title) < std::tie(b.when.text, b.title);
  });
}

}  // namespace entente::model
