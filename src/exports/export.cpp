#include "entente/export.hpp"

#include <algorithm>
#include <array>

#include "exports/writers.hpp"

namespace entente {
namespace {

using exports::Account;

/// A row of the table of formats: a format, and what writes it.
struct Writer {
  ExportFormat format;
  /// One of three: a text, several, or one that may fail.
  std::string (*text)(const Dossier&, Account&) = nullptr;
  std::vector<ExportedFile> (*files)(const Dossier&, Account&) = nullptr;
  Checked<std::string> (*checked)(const Dossier&, Account&) = nullptr;
};

constexpr Writer writers[] = {
    {{"gexf", "GEXF 1.3, dynamic", ".gexf"}, exports::write_gexf},
    {{"graphml", "GraphML", ".graphml"}, exports::write_graphml},
    {{"dot", "DOT", ".dot"}, exports::write_dot},
    {{"node-link", "node-link JSON", ".json"}, exports::write_node_link},
    {{"cytoscape", "Cytoscape JSON", ".cyjs"}, exports::write_cytoscape},
    {{"ftm", "FollowTheMoney", ".ftm.json"}, exports::write_ftm},
    {{"csv", "sheets as CSV", ".csv", true}, nullptr, exports::write_csv},
    {{"xlsx", "a workbook", ".xlsx", false, true}, nullptr, nullptr, exports::write_xlsx},
    {{"timelinejs", "TimelineJS", ".json"}, exports::write_timelinejs},
    {{"ical", "iCalendar", ".ics"}, exports::write_calendar},
};

constexpr auto formats = [] {
  std::array<ExportFormat, std::size(writers)> list{};
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = writers[i].format;
  return list;
}();

}  // namespace

std::span<const ExportFormat> export_formats() { return formats; }

const ExportFormat* export_format(std::string_view name) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const ExportFormat& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

std::string path_of_part(const std::string& path, const std::string& part) {
  if (part.empty()) return path;
  const std::size_t name = path.rfind('/') + 1;  // 0 where there is no folder
  const std::size_t point = path.rfind('.');
  const bool extended = point != path.npos && point > name;
  std::string out = path;
  return out.insert(extended ? point : path.size(), "-" + part);
}

Checked<Export> export_dossier(const Dossier& dossier, const ExportFormat& format) {
  const auto* writer = std::find_if(std::begin(writers), std::end(writers), [&](const Writer& one) {
    return one.format.name == format.name;
  });
  Account account;
  Export out;
  if (writer->files) {
    out.files = writer->files(dossier, account);
  } else if (writer->text) {
    out.files.push_back({"", writer->text(dossier, account)});
  } else {
    Checked<std::string> bytes = writer->checked(dossier, account);
    if (!bytes.value) return {std::nullopt, std::move(bytes.diagnostics)};
    out.files.push_back({"", std::move(*bytes.value)});
  }
  out.left_out = account.words();
  return {std::move(out), {}};
}

}  // namespace entente
