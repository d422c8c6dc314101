#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/numeric.hpp"
#include "entente/dossier.hpp"
#include "entente/layout.hpp"
#include "input/reader.hpp"

namespace entente {
namespace {

using input::Need;
using input::Object;
using input::Value;

constexpr std::string_view format_word = "entente-layout/1";
constexpr double largest = 100000;  // px

/// Calls `each` for every member of an object that has no fixed keys.
void each_member(const Value& object,
                 const std::function<void(const std::string&, const Value&)>& each) {
  if (!object.json().is_object()) return object.fail_type("an object");
  for (const auto& [key, member] : object.json().items()) {
    each(key, {member, {&object.path(), key, std::nullopt}, object.context()});
  }
}

std::vector<double> numbers(const Value& list) {
  std::vector<double> found;
  list.each([&](const Value& value) {
    if (const auto number = value.as_number(-1, 2)) found.push_back(*number);
  });
  if (list.json().is_array() && list.json().size() != 2) {
    list.fail(Code::bad_value, "a place has two numbers, as in [0.5, 0.25]");
  }
  return found;
}

SavedFigure read_figure(const Value& value) {
  SavedFigure figure;
  Object in(value, "figure");
  if (!in) return figure;
  const std::optional<Value> width = in.get("width", Need::required);
  const std::optional<Value> height = in.get("height", Need::required);
  if (width) figure.width = width->as_number(1, largest).value_or(0);
  if (height) figure.height = height->as_number(1, largest).value_or(0);
  if (const std::optional<Value> actors = in.get("actors", Need::required)) {
    each_member(*actors, [&](const std::string& id, const Value& place) {
      const std::vector<double> at = numbers(place);
      if (at.size() == 2) {
        figure.actors.push_back({id, at[0] * figure.width, at[1] * figure.height});
      }
    });
  }
  in.finish();
  return figure;
}

void read_layout(const Value& root, SavedLayout& layout) {
  Object in(root, "layout file");
  if (!in) return;
  const std::optional<Value> format = in.get("format", Need::required);
  if (format && format->json() != format_word) {
    format->fail(Code::bad_format, "this is not a layout file that this program reads",
                 fmt::format("layout files begin with \"format\": \"{}\"; entente writes them",
                             format_word));
    return;
  }
  if (const std::optional<Value> figures = in.get("figures", Need::required)) {
    each_member(*figures, [&](const std::string& name, const Value& figure) {
      layout.figures[name] = read_figure(figure);
    });
  }
  in.finish();
}

}  // namespace

Checked<SavedLayout> load_layout(std::string_view bytes, std::string_view file) {
  const Limits limits;
  input::Parsed parsed = input::parse(bytes, file, limits);
  Checked<SavedLayout> result;
  result.diagnostics = std::move(parsed.diagnostics);
  if (parsed.readable) {
    input::Report report(parsed.document, result.diagnostics);
    input::Context context{report, limits};
    SavedLayout layout;
    read_layout({parsed.document.root, {}, context}, layout);
    if (!has_errors(result.diagnostics)) result.value = std::move(layout);
  }
  tidy(result.diagnostics);
  return result;
}

std::string save_layout(const SavedLayout& layout) {
  using Json = nlohmann::ordered_json;
  auto share = [](double place, double extent) { return std::round(place / extent * 1e4) / 1e4; };
  std::string text = fmt::format("{{\n  \"format\": \"{}\",\n  \"figures\": {{", format_word);
  std::string_view between = "";
  for (const auto& [name, figure] : layout.figures) {
    text += fmt::format(
        "{}\n    {}: {{\n      \"width\": {}, \"height\": {},\n      \"actors\": {{", between,
        Json(name).dump(), base::number(figure.width), base::number(figure.height));
    between = ",";
    std::string_view comma = "";
    for (const ActorPlace& place : figure.actors) {
      text += fmt::format("{}\n        {}: [{}, {}]", comma, Json(place.actor).dump(),
                          share(place.x, figure.width), share(place.y, figure.height));
      comma = ",";
    }
    text += "\n      }\n    }";
  }
  return text + "\n  }\n}\n";
}

}  // namespace entente
