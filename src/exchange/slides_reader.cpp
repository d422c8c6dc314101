#include "exchange/slides_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/url.hpp"
#include "base/utf8.hpp"
#include "exchange/columns.hpp"
#include "exchange/csv.hpp"
#include "exchange/json_object.hpp"
#include "model/checks.hpp"

namespace entente::exchange {
namespace {

class SlidesReader : public Reader {
 public:
  SlidesReader(Input input, ImportedSheet& account, Intake& intake)
      : Reader(std::move(input), account, intake), lines_(input_.text) {}

  void read(RowKind kind) override {
    if (kind != RowKind::event) return;
    JsonObject root(*input_.json, {"", file_, 0, 0, 0}, limit());
    if (const JsonObject title = root.object("title")) read_title(title);
    read_list(root, "events", &SlidesReader::read_slide);
    read_list(root, "eras", &SlidesReader::read_era);
    root.note_unread(unread_);
    note_counts(account_, "keys that are not read: ", unread_);
    input_.json.reset();
    intake_.finish_input(input_.text.size());
  }

  Location located(Location at) const override {
    lines_.locate_json(at, intake_.options().limits.depth);
    return at;
  }

 private:
  std::size_t limit() const { return intake_.options().limits.text; }

  void read_list(JsonObject& root, std::string_view key,
                 std::optional<RowFault> (SlidesReader::*read_one)(JsonObject&)) {
    const Json* list = root.get(key);
    if (!list || !list->is_array()) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      ++account_.rows;
      JsonObject slide((*list)[i], root.at(key).field(std::to_string(i)), limit());
      std::optional<RowFault> fault =
          slide ? (this->*read_one)(slide)
                : RowFault{slide.at(), Code::wrong_type, "it is no object", "", {}};
      if (fault) {
        ++account_.rejected;
        reject(std::move(*fault));
      } else {
        slide.note_unread(unread_);
      }
    }
  }

  void read_title(JsonObject slide) {
    ++account_.rows;
    ++account_.read;
    JsonObject text = slide.object("text");
    intake_.joiner().entitle(text.plain("headline"), text.plain("text"));
    slide.get("media");
    slide.note_unread(unread_, "title.");
  }

  /// "" if there is no date.
  std::string date(JsonObject& slide, std::string_view key) {
    JsonObject parts = slide.object(key);
    const std::string year = parts.label("year");
    const std::string month = parts.label("month"), day = parts.label("day");
    parts.note_unread(unread_, std::string(key) + '.');
    return year.empty() ? "" : composed_date(year, month, day, true);
  }

  std::optional<date::Edtf> when(JsonObject& slide, std::optional<RowFault>& fault) {
    const std::string start = date(slide, "start_date"), end = date(slide, "end_date");
    if (start.empty()) return std::nullopt;
    const std::string text = end.empty() || end == start ? start : start + '/' + end;
    auto parsed = date::parse(text);
    if (auto* edtf = std::get_if<date::Edtf>(&parsed)) return std::move(*edtf);
    const auto& error = std::get<date::ParseError>(parsed);
    fault = {slide.at("start_date"),
             Code::bad_date,
             fmt::format("{} is no date: {}", model::in_quotes(text), error.explanation),
             error.hint,
             {}};
    return std::nullopt;
  }

  std::optional<RowFault> read_slide(JsonObject& slide) {
    model::DraftEvent event;
    std::optional<RowFault> fault;
    event.at = slide.at();
    event.facts.when = when(slide, fault);
    JsonObject text = slide.object("text");
    event.facts.title = text.plain("headline");
    event.facts.text = text.plain("text");
    if (event.facts.title.empty()) event.facts.title = std::exchange(event.facts.text, "");
    if (fault) return fault;
    if (event.facts.title.empty()) {
      return RowFault{
          slide.at(), Code::missing_key, "it has neither a headline nor a text", "", {}};
    }
    read_medium(slide, event);
    if (const std::string group = slide.plain("group"); !group.empty()) {
      const std::string actor = intake_.joiner().by_name(group, slide.at("group"));
      event.participants.push_back({model::Reference{actor, slide.at("group")}, ""});
    }
    const Joiner::Added added = intake_.joiner().add(std::move(event));
    if (!added.fault) ++(added.outcome == Outcome::merged ? account_.merged : account_.read);
    return added.fault;
  }

  /// The page that a slide embeds is its source. Quotations are HTML, and none.
  void read_medium(JsonObject& slide, model::DraftEvent& event) {
    JsonObject medium = slide.object("media");
    Source page;
    page.url = medium.label("url");
    page.title = medium.plain("caption");
    page.publisher = medium.plain("credit");
    medium.note_unread(unread_, "media.");
    if (page.title.empty()) page.title = event.facts.title;
    if (base::is_safe_url(page.url)) {
      event.sources.push_back(intake_.joiner().source(std::move(page), slide.at("media")));
    } else if (!page.url.empty()) {
      event.facts.note = label_of(plain_text(page.url), limit());
    }
  }

  std::optional<RowFault> read_era(JsonObject& era) {
    std::optional<RowFault> fault;
    std::optional<date::Edtf> time = when(era, fault);
    const std::string title = era.object("text").plain("headline");
    if (fault) return fault;
    if (!time || title.empty()) {
      return RowFault{era.at(), Code::missing_key, "an era needs a headline and a date", "", {}};
    }
    intake_.joiner().draft().eras.push_back({std::move(*time), title});
    ++account_.read;
    return std::nullopt;
  }

  Lines lines_;
  UnreadKeys unread_;
};

}  // namespace

bool is_slides(const Input& input) {
  if (!input.json || !input.json->is_object()) return false;
  const auto events = input.json->find("events");
  if (events == input.json->end() || !events->is_array() || input.json->contains("format")) {
    return false;
  }
  return std::any_of(events->begin(), events->end(), [](const Json& event) {
    return event.is_object() &&
           (event.contains("start_date") || (event.contains("text") && event["text"].is_object()));
  });
}

bool is_slide_sheet(const Input& input) {
  const Separator separator = find_separator(input.text);
  CsvReader reader(input.text, separator.mark, separator.begin);
  CsvRow headers;
  if (!reader.next(headers)) return false;
  std::vector<std::string> names;
  for (const CsvCell& cell : headers.cells) names.push_back(cell.text);
  return recognise(names, input.name, {}).slides;
}

std::unique_ptr<Reader> read_slides(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<SlidesReader>(std::move(input), account, intake);
}

}  // namespace entente::exchange
