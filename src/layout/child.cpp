#include "layout/child.hpp"

#include <algorithm>

#include "process/child.hpp"
#include "process/wire.hpp"

namespace entente {

template <class Wire>
void fields(Wire& wire, Point& p) {
  wire(p.x, p.y);
}
template <class Wire>
void fields(Wire& wire, Size& s) {
  wire(s.width, s.height);
}
template <class Wire>
void fields(Wire& wire, Rect& r) {
  wire(r.x, r.y, r.width, r.height);
}

namespace layout {

template <class Wire>
void fields(Wire& wire, Route& r) {
  wire(r.points, r.words, r.length);
}
template <class Wire>
void fields(Wire& wire, Score& s) {
  for (double& term : s.terms) wire(term);
}
template <class Wire>
void fields(Wire& wire, Solution& s) {
  wire(s.boxes, s.rows, s.routes, s.used, s.collisions, s.near, s.crossings, s.length, s.score,
       s.cost);
}
template <class Wire>
void fields(Wire& wire, Trial& t) {
  wire(t.alternative, t.fate, t.penalty, t.used, t.crossings, t.score, t.shortfalls);
}
template <class Wire>
void fields(Wire& wire, Answer& a) {
  wire(a.alternative, a.fits, a.solution, a.trials);
}

std::string packed_answer(const Answer& answer) { return process::packed(answer); }

std::optional<Answer> unpacked_answer(std::string_view bytes, std::size_t alternatives) {
  std::optional<Answer> answer = process::unpacked<Answer>(bytes);
  if (!answer) return std::nullopt;
  const auto known = [alternatives](int index) {
    return index >= 0 && static_cast<std::size_t>(index) < alternatives;
  };
  const bool sensible =
      known(answer->alternative) &&
      std::all_of(answer->trials.begin(), answer->trials.end(), [&known](const Trial& trial) {
        return known(trial.alternative) && trial.fate >= Fate::too_dense &&
               trial.fate <= Fate::clean;
      });
  return sensible ? std::move(answer) : std::nullopt;
}

std::optional<Answer> in_child(const std::function<std::optional<Answer>()>& work,
                               const process::Deadline& deadline, std::size_t alternatives) {
  const auto bytes = process::answer_of_child(
      [&work]() -> std::optional<std::string> {
        const std::optional<Answer> answer = work();
        return answer ? std::optional(packed_answer(*answer)) : std::nullopt;
      },
      deadline);
  return bytes ? unpacked_answer(*bytes, alternatives) : std::nullopt;
}

}  // namespace layout
}  // namespace entente
