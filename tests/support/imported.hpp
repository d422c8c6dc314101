#pragma once

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

#include "entente/import.hpp"
#include "support/catch.hpp"

namespace entente::test {

/// A file of the corpus that readers are fuzzed with.
inline ImportFile sample(const std::string& name) {
  std::ifstream stream(ENTENTE_TEST_DIR "/fuzz/corpus/fuzz_import/" + name, std::ios::binary);
  return {name, {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}};
}

/// An import that makes a dossier, which loads.
struct Made {
  Import import;
  Dossier dossier;

  explicit Made(std::initializer_list<ImportFile> files, const ImportOptions& options = {})
      : import(import_files(std::vector(files), options)) {
    const Checked<Dossier> loaded = load(import.dossier, "made.json");
    REQUIRE(loaded);
    dossier = *loaded.value;
  }

  std::string account(std::size_t i = 0) const {
    const ImportedSheet& s = import.sheets[i];
    CHECK(s.rows == s.read + s.rejected + s.merged);
    return s.format + ": " + std::to_string(s.rows) + " = " + std::to_string(s.read) + " + " +
           std::to_string(s.rejected) + " + " + std::to_string(s.merged);
  }
  const Event& event(const std::string& id) const { return by_id(dossier.events, id); }
  const Relation& relation(const std::string& id) const { return by_id(dossier.relations, id); }
  const Actor& actor(const std::string& name) const {
    const auto found = std::find_if(dossier.actors.begin(), dossier.actors.end(),
                                    [&](const Actor& a) { return a.name == name; });
    REQUIRE(found != dossier.actors.end());
    return *found;
  }
  std::string name(ActorIndex i) const { return dossier[i].name; }
  bool notes(const std::string& text) const {
    const auto& notes = import.sheets.front().notes;
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(text) != note.npos; });
  }

 private:
  template <class Record>
  static const Record& by_id(const std::vector<Record>& records, const std::string& id) {
    const auto found =
        std::find_if(records.begin(), records.end(), [&](const Record& r) { return r.id == id; });
    REQUIRE(found != records.end());
    return *found;
  }
};

}  // namespace entente::test
