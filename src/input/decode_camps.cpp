#include "input/decode_camps.hpp"

#include <fmt/format.h>

namespace entente::input {
namespace {

model::DraftCamp read_camp(const Value& value) {
  model::DraftCamp camp;
  Object in(value, "camp");
  camp.name = in.name("name", Need::required);
  if (const std::optional<Value> members = in.get("members", Need::required)) {
    members->each([&](const Value& member) {
      std::string id = member.as_id();
      if (!id.empty()) camp.members.push_back({std::move(id), member.origin()});
    });
    if (members->json().is_array() && members->json().empty()) {
      members->fail(Code::bad_value, "this camp has no members", "name an actor by its id");
    }
  }
  in.finish();
  return camp;
}

}  // namespace

std::vector<model::DraftCamp> decode_camps(const Value& value) {
  std::vector<model::DraftCamp> camps;
  if (value.json().is_array() && value.json().size() != 2) {
    value.fail(Code::bad_value,
               fmt::format("\"camps\" must name two camps, not {}", value.json().size()),
               "who stands in neither is drawn between them");
    return camps;
  }
  value.each([&](const Value& camp) { camps.push_back(read_camp(camp)); });
  return camps;
}

}  // namespace entente::input
