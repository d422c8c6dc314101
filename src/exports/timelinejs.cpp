#include <algorithm>
#include <nlohmann/json.hpp>

#include "exports/item_text.hpp"
#include "exports/told.hpp"
#include "exports/writers.hpp"
#include "select/selection.hpp"
#include "svg/xml.hpp"

namespace entente::exports {
namespace {

using SlideJson = nlohmann::ordered_json;

/// TimelineJS sets texts as HTML.
std::string html_text(std::string_view text) {
  std::string out;
  svg::append_text(out, text);
  return out;
}

std::string year_of(date::Year year) {
  // There is no year 0: 1 BCE is −1.
  return date::year_text(year <= 0 ? year - 1 : year);
}

SlideJson day_json(const date::CivilDay& day) {
  return {{"year", year_of(day.year)},
          {"month", std::to_string(int{day.month})},
          {"day", std::to_string(int{day.day})}};
}

/// A date that is a whole year, month or day is told as finely as that; anything else by a bound.
SlideJson point_json(const date::Member& member, const date::CivilDay& bound) {
  SlideJson out = day_json(bound);
  if (!member.first || member.last) return out;
  const date::Moment& moment = *member.first;
  if (moment.masked || moment.season) return out;
  if (moment.precision == date::Precision::year && !moment.significant) {
    out.erase("month");
    out.erase("day");
  } else if (moment.precision == date::Precision::month) {
    out.erase("day");
  }
  return out;
}

/// Whether the figures of the date say all that it says.
bool is_plain(const date::Edtf& when) {
  const bool simple = when.type == date::Type::date || when.type == date::Type::interval;
  const auto finite = [](const date::Bound& bound) { return bound.finite(); };
  return simple && when.level == date::Level::zero && finite(when.earliest) && finite(when.latest);
}

/// False: there is no day that it could be shown at.
bool put_dates(SlideJson& slide, const date::Edtf& when, const std::string& language) {
  if (!when.earliest.finite() && !when.latest.finite()) return false;
  const bool two = when.type == date::Type::interval && when.members.size() == 2;
  const bool has_start = when.earliest.finite();
  const date::CivilDay start = has_start ? when.earliest.day : when.latest.day;
  const date::Member& first = has_start ? when.members.front() : when.members.back();
  slide["start_date"] =
      two || when.members.size() == 1 ? point_json(first, start) : day_json(start);
  if (has_start && when.latest.finite()) {
    SlideJson end =
        two ? point_json(when.members.back(), when.latest.day) : day_json(when.latest.day);
    const bool whole = slide["start_date"].size() < 3 && !two;
    if (!whole && end != slide["start_date"]) slide["end_date"] = std::move(end);
  }
  if (!is_plain(when)) slide["display_date"] = date::label(when, language);
  return true;
}

class Slides {
 public:
  Slides(const Dossier& dossier, Account& account) : dossier_(dossier), account_(account) {}

  std::string run() {
    SlideJson out;
    out["title"]["text"]["headline"] = html_text(dossier_.title);
    if (!dossier_.subtitle.empty()) out["title"]["text"]["text"] = html_text(dossier_.subtitle);
    out["events"] = SlideJson::array();
    const Checked<select::Selection> all = select::apply(dossier_, {});
    if (all.value) {
      for (const select::Item& item : all.value->items) put(out["events"], item);
    }
    for (const Era& era : dossier_.eras) {
      SlideJson one;
      if (!put_dates(one, era.when, dossier_.language) || !one.contains("end_date")) {
        account_.leave_out("eras without two ends");
        continue;
      }
      one["text"]["headline"] = html_text(era.title);
      out["eras"].push_back(std::move(one));
    }
    leave_out_claims_and_camps(dossier_, account_);
    return out.dump(1, ' ', false, SlideJson::error_handler_t::replace) + '\n';
  }

 private:
  /// Each spell is a slide of its own.
  void put(SlideJson& events, const select::Item& item) {
    const select::ItemView facts = select::view(dossier_, item);
    if (facts.when.empty()) account_.leave_out("undated items");
    for (const date::Edtf* when : facts.when) {
      SlideJson slide;
      if (!put_dates(slide, *when, dossier_.language)) {
        account_.leave_out("dates without a bound");
        continue;
      }
      describe(slide, item, facts);
      events.push_back(std::move(slide));
    }
  }

  void describe(SlideJson& slide, const select::Item& item, const select::ItemView& facts) const {
    slide["text"]["headline"] = html_text(headline_of(dossier_, facts));
    std::string text;
    for (const std::string& paragraph : paragraphs_of(dossier_, item)) {
      text += "<p>" + html_text(paragraph) + "</p>";
    }
    if (!text.empty()) slide["text"]["text"] = text;
    const std::vector<std::string> names = names_of(dossier_, facts);
    if (!names.empty()) slide["group"] = html_text(names.front());
    slide["unique_id"] = "item-" + std::to_string(item.number);
    const auto cited = std::find_if(facts.sources.begin(), facts.sources.end(),
                                    [&](SourceIndex i) { return !dossier_[i].url.empty(); });
    if (cited == facts.sources.end()) return;
    const Source& source = dossier_[*cited];
    slide["media"]["url"] = source.url;
    if (!source.title.empty()) slide["media"]["caption"] = html_text(source.title);
    if (!source.publisher.empty()) slide["media"]["credit"] = html_text(source.publisher);
  }

  const Dossier& dossier_;
  Account& account_;
};

}  // namespace

std::string write_timelinejs(const Dossier& dossier, Account& account) {
  return Slides(dossier, account).run();
}

}  // namespace entente::exports
