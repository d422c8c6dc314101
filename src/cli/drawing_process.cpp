#include "cli/drawing_process.hpp"

#include <algorithm>
#include <stdexcept>

#include "cli/batch.hpp"

namespace entente::cli {
namespace {

/// All figures of the file at once, each in its worker.
Outcome draw_all(const RenderWishes& wishes) {
  std::vector<std::string> figures;
  for (const FigureKind kind : wishes.figures) {
    figures.emplace_back(facts(kind).name);
  }
  const auto work = [&wishes](const std::string& figure) {
    RenderWishes one = wishes;
    one.figures = {*std::find_if(wishes.figures.begin(), wishes.figures.end(),
                                 [&](FigureKind kind) { return facts(kind).name == figure; })};
    return draw_file(one, wishes.files.front());
  };
  Outcome all;
  for (Outcome& part : in_workers(figures, wishes.jobs, work, false)) {
    for (Diagnostic& diagnostic : part.diagnostics) {
      if (diagnostic.code == Code::worker_failed) diagnostic.at.file = wishes.files.front();
      all.diagnostics.push_back(std::move(diagnostic));
    }
    if (all.texts.empty()) all.texts = std::move(part.texts);
    for (auto& figure : part.figures) all.figures.push_back(std::move(figure));
  }
  return all;
}

/// A request is a message without content.
void serve(const RenderWishes& wishes, process::Channel& channel) {
  while (channel.receive_message() && channel.send_message(packed(draw_all(wishes)))) continue;
}

}  // namespace

DrawingProcess::DrawingProcess(const RenderWishes& wishes)
    : process_(process::Manner::like_parent,
               [&wishes](process::Channel& channel) { serve(wishes, channel); }) {
  if (!process_) throw std::runtime_error("no process could be started");
}

std::optional<Outcome> DrawingProcess::draw() {
  process::Channel& channel = process_.channel();
  if (!channel.send_message({})) return std::nullopt;
  const std::optional<std::string> bytes = channel.receive_message();
  return bytes ? unpacked(*bytes) : std::nullopt;
}

}  // namespace entente::cli
