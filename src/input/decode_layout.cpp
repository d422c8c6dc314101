#include "input/decode_layout.hpp"

#include <fmt/format.h>

#include "base/edit_distance.hpp"
#include "model/checks.hpp"

namespace entente::input {
namespace {

using model::Reference;
using References = std::vector<Reference>;

void read_actor(const Value& value, References& out) {
  std::string id = value.as_id();
  if (!id.empty()) out.push_back({std::move(id), value.origin()});
}

/// A list of ids that says something of several actors.
References read_group(const Value& list) {
  References group;
  list.each([&](const Value& value) { read_actor(value, group); });
  if (list.json().is_array() && list.json().size() < 2) {
    list.fail(Code::bad_value, "this wish names fewer than two actors", "write [\"A\", \"B\"]");
  }
  return group;
}

/// A list of such lists; a list of ids is one group.
std::vector<References> read_groups(Object& in, std::string_view key) {
  std::vector<References> groups;
  const std::optional<Value> value = in.get(key);
  if (!value) return groups;
  const Json& json = value->json();
  if (json.is_array() && !json.empty() && json.front().is_string()) {
    groups.push_back(read_group(*value));
    return groups;
  }
  value->each([&](const Value& group) { groups.push_back(read_group(group)); });
  return groups;
}

constexpr double nothing = -1;
constexpr std::array<std::pair<std::string_view, std::pair<double, double>>, 9> spots = {
    {{"left", {0, nothing}},
     {"right", {1, nothing}},
     {"top", {nothing, 0}},
     {"bottom", {nothing, 1}},
     {"top-left", {0, 0}},
     {"top-right", {1, 0}},
     {"bottom-left", {0, 1}},
     {"bottom-right", {1, 1}},
     {"center", {0.5, 0.5}}}};

std::optional<double> share(double value) {
  return value == nothing ? std::nullopt : std::optional(value);
}

/// "top-left", or [x, y] as shares of the figure.
std::optional<Pin> read_pin(const Value& value) {
  if (value.json().is_array()) {
    std::vector<double> shares;
    value.each([&](const Value& number) {
      if (const auto found = number.as_number(0, 1)) shares.push_back(*found);
    });
    if (value.json().size() == 2) {
      return shares.size() == 2 ? std::optional(Pin{"", shares[0], shares[1]}) : std::nullopt;
    }
    value.fail(Code::bad_value, "a place has two numbers",
               "write [0, 0] for top left, [1, 1] for bottom right");
    return std::nullopt;
  }
  if (!value.json().is_string()) {
    value.fail_type("a word such as \"top-left\", or [x, y] with numbers from 0 to 1");
    return std::nullopt;
  }
  const std::string& word = value.json().get_ref<const std::string&>();
  std::vector<std::string> known;
  for (const auto& [name, place] : spots) {
    if (name == word) return Pin{word, share(place.first), share(place.second)};
    known.emplace_back(name);
  }
  const std::optional<std::string> meant = base::closest(word, known);
  value.fail(Code::bad_enum,
             fmt::format("a place is {} or [x, y], not {}", fmt::join(known, ", "),
                         model::in_quotes(word)),
             meant ? fmt::format("did you mean \"{}\"?", *meant) : "");
  return std::nullopt;
}

}  // namespace

model::DraftLayout decode_layout(const Value& value) {
  model::DraftLayout layout;
  Object in(value, "layout");
  if (!in) return layout;
  layout.near = read_groups(in, "near");
  layout.left_of = read_groups(in, "left_of");
  in.each("order", [&](const Value& actor) { read_actor(actor, layout.order); });
  if (const std::optional<Value> pins = in.get("pin")) {
    if (!pins->json().is_object()) {
      pins->fail_type("an object", "write {\"CU\": \"top-left\"}");
    } else if (pins->json().size() > value.context().limits.list) {
      pins->fail(Code::limit_exceeded,
                 fmt::format("there are {} pins, more than the limit of {}", pins->json().size(),
                             value.context().limits.list));
    } else {
      for (const auto& [id, place] : pins->json().items()) {
        if (id.rfind("x-", 0) == 0) continue;
        const Value at(place, {&pins->path(), id, std::nullopt}, value.context());
        if (const std::optional<Pin> pin = read_pin(at)) {
          layout.pin.emplace_back(Reference{id, at.origin()}, *pin);
        }
      }
    }
  }
  in.finish();
  return layout;
}

}  // namespace entente::input
