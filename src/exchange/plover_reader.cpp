#include "exchange/plover_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/url.hpp"
#include "exchange/coded_actors.hpp"
#include "exchange/json_object.hpp"
#include "model/checks.hpp"
#include "model/vocabulary.hpp"

namespace entente::exchange {
namespace {

struct AuxiliaryMode {
  std::string_view word;
  Status status;
};
/// Modes that say how much an event is one. What is told as history has happened.
constexpr AuxiliaryMode auxiliary_modes[] = {{"historical", Status::happened},
                                             {"future", Status::planned},
                                             {"hypothetical", Status::hypothetical},
                                             {"negation", Status::denied}};

/// A list, or one value in place of it.
std::vector<const Json*> listed(const Json* value) {
  std::vector<const Json*> all;
  if (!value || value->is_null()) return all;
  if (!value->is_array()) return {value};
  for (const Json& one : *value) all.push_back(&one);
  return all;
}

class PloverReader : public Reader {
 public:
  PloverReader(Input input, ImportedSheet& account, Intake& intake)
      : Reader(std::move(input), account, intake),
        lines_(input_.text),
        actors_(intake.options().fold) {}

  void read(RowKind kind) override {
    if (kind != RowKind::event) return;
    for (std::size_t line = 1; line <= lines_.count(); ++line) read_line(line);
    note_counts(account_, "keys that are not read: ", unread_);
    actors_.note_folded(account_);
    intake_.finish_input(input_.text.size());
  }

  Location located(Location at) const override {
    if (at.line > 0) lines_.locate_json(at, intake_.options().limits.depth);
    return at;
  }

 private:
  std::size_t limit() const { return intake_.options().limits.text; }

  void read_line(std::size_t line) {
    const TextSpan span = lines_.span(line);
    if (input_.text.find_first_not_of(" \t\r", span.begin) >= span.end) return;
    ++account_.rows;
    intake_.advance(span.end);
    const model::Origin at{"", file_, 0, 0, static_cast<std::uint32_t>(line)};
    std::optional<input::Fault> fault;
    const std::optional<Json> json =
        json_at(input_.text, span, intake_.options().limits.depth, fault);
    if (!json || !json->is_object()) {
      return leave_out({at,
                        fault ? fault->code : Code::json_syntax,
                        fault ? fault->message : "the line is no JSON object",
                        "",
                        {}});
    }
    JsonObject record(*json, at, limit());
    read_record(record);
  }

  void leave_out(RowFault fault) {
    ++account_.rejected;
    reject(std::move(fault));
  }

  void read_record(JsonObject& record) {
    model::DraftEvent event;
    event.at = record.at();
    std::optional<RowFault> fault = read_time(record, event);
    if (!fault) fault = read_type(record, event);
    if (fault) return leave_out(std::move(*fault));
    event.facts.id = record.label("id");
    event.facts.text = record.label("event_text");
    event.facts.place = record.label("event_loc");
    if (const Json* scale = record.get("event_scale"); scale && scale->is_number()) {
      event.facts.score = std::clamp(scale->get<double>(), -10.0, 10.0);
    }
    add_side(record, event, {"actor", "source"}, "from");
    add_side(record, event, {"recipient", "target"}, "to");
    if (event.participants.empty()) {
      return leave_out({record.at(), Code::missing_key, "the event names nobody", "", {}});
    }
    // Where nobody is acted upon, all take part alike.
    const auto acted_upon = [](const model::DraftParticipant& one) { return one.role == "to"; };
    if (std::none_of(event.participants.begin(), event.participants.end(), acted_upon)) {
      for (model::DraftParticipant& one : event.participants) one.role.clear();
    }
    cite(record, event);
    Joiner::Added added = intake_.joiner().add(std::move(event));
    if (added.fault) return leave_out(std::move(*added.fault));
    ++(added.outcome == Outcome::merged ? account_.merged : account_.read);
    record.note_unread(unread_);
  }

  std::optional<RowFault> read_time(JsonObject& record, model::DraftEvent& event) {
    const std::string start = record.label("date"), end = record.label("enddate");
    if (start.empty()) return std::nullopt;
    auto parsed = date::parse(end.empty() || end == start ? start : start + '/' + end);
    if (auto* when = std::get_if<date::Edtf>(&parsed)) {
      event.facts.when = std::move(*when);
      return std::nullopt;
    }
    const auto& error = std::get<date::ParseError>(parsed);
    return RowFault{record.at("date"),
                    Code::bad_date,
                    fmt::format("{} is no date: {}", model::in_quotes(start), error.explanation),
                    error.hint,
                    {}};
  }

  std::optional<RowFault> read_type(JsonObject& record, model::DraftEvent& event) {
    event.facts.status = Status::reported;
    std::string type = "plover:", mode;
    for (const Json* word : listed(record.get("event"))) {
      if (type.back() == ':') type += label_of_json(*word, limit());
    }
    for (const Json* word : listed(record.get("mode"))) {
      const std::string text = label_of_json(*word, limit());
      const auto* auxiliary =
          std::find_if(std::begin(auxiliary_modes), std::end(auxiliary_modes),
                       [&](const AuxiliaryMode& one) { return one.word == text; });
      if (auxiliary != std::end(auxiliary_modes)) {
        event.facts.status = auxiliary->status;
      } else if (mode.empty()) {
        mode = text;
      }
    }
    if (!mode.empty()) type += '/' + mode;
    constexpr std::size_t longest = 60;
    const bool known = type.size() <= longest &&
                       model::look_up_type(type, "en").problem == model::TypeProblem::none;
    event.facts.type = std::move(type);
    if (known) return std::nullopt;
    return RowFault{record.at("event"),
                    Code::bad_enum,
                    fmt::format("{} is no code of PLOVER", model::in_quotes(event.facts.type)),
                    "",
                    {}};
  }

  void add_side(JsonObject& record, model::DraftEvent& event,
                std::initializer_list<const char*> keys, std::string_view role) {
    for (const char* key : keys) {
      const std::vector<const Json*> entities = listed(record.get(key));
      for (std::size_t i = 0; i < entities.size(); ++i) {
        const model::Origin at = record.at(key).field(std::to_string(i));
        add_actor(*entities[i], at, event, role);
      }
    }
  }

  void add_actor(const Json& json, const model::Origin& at, model::DraftEvent& event,
                 std::string_view role) {
    JsonObject entity(json, at, limit());
    std::string name = entity ? "" : label_of_json(json, limit());
    for (const char* key : {"entity_text", "actorText", "name"}) {
      if (name.empty()) name = entity.label(key);
    }
    const std::string country = entity.label("code"), sector = entity.label("sector");
    const bool nameless = name.empty() || name == country;
    const std::uint32_t number = actors_.number(
        {nameless ? country : std::string_view(), nameless ? country : name, country, sector});
    if (number == CodedActors::nobody) return;
    model::Reference actor{actors_.id(number, intake_.joiner(), at), at};
    const bool there =
        std::any_of(event.participants.begin(), event.participants.end(),
                    [&](const auto& one) { return one.actor && one.actor->id == actor.id; });
    if (!there) event.participants.push_back({std::move(actor), std::string(role)});
  }

  void cite(JsonObject& record, model::DraftEvent& event) {
    Source page;
    page.url = record.label("link");
    if (!base::is_safe_url(page.url)) return;
    page.title = host_of(page.url);
    event.sources.push_back(intake_.joiner().source(std::move(page), record.at("link")));
  }

  Lines lines_;
  CodedActors actors_;
  UnreadKeys unread_;
};

}  // namespace

bool is_plover(const Input& input) {
  if (!input.first_line || !input.first_line->is_object()) return false;
  const Json& line = *input.first_line;
  const auto has = [&](const char* key) { return line.contains(key); };
  return has("date") && has("event") && (has("actor") || has("source")) &&
         (has("recipient") || has("target")) && (has("mode") || has("event_scale"));
}

std::unique_ptr<Reader> read_plover(Input input, ImportedSheet& account, Intake& intake) {
  return std::make_unique<PloverReader>(std::move(input), account, intake);
}

}  // namespace entente::exchange
