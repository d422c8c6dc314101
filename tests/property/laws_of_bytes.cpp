#include <clocale>
#include <locale>
#include <set>

#include "entente/render.hpp"
#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "support/random_dossier.hpp"
#include "support/svg_profile.hpp"
#include "support/xml.hpp"

// What holds for the text of every figure.

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t seeds = 30;

RenderOptions options_of(std::uint64_t seed) {
  const char* const presets[] = {"slide", "a4", "column"};
  RenderOptions options;
  options.size.preset = presets[seed % 3];
  options.effort = Effort::quick;
  return options;
}

/// All figures and the table in one text.
std::string bytes(const nlohmann::json& document, std::uint64_t seed) {
  const Checked<Rendering> rendering = render(dossier_of(document.dump()), options_of(seed));
  std::string all = rendering.value.value().table;
  for (const Figure& figure : rendering.value->figures)
    all += figure.svg + figure.alt + figure.desc;
  return all;
}

/// Writes 1234.5 as "1.234,5".
struct Commas : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

/// Another locale for as long as it lives: of the C++ library always, of C where one is installed.
class OtherLocale {
 public:
  OtherLocale() : before_(std::locale::global(std::locale(std::locale(), new Commas))) {
    for (const char* name : {"de_DE.UTF-8", "ru_RU.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8"}) {
      if (std::setlocale(LC_ALL, name)) break;
    }
  }
  OtherLocale(const OtherLocale&) = delete;
  OtherLocale& operator=(const OtherLocale&) = delete;
  ~OtherLocale() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, "C");
  }

 private:
  std::locale before_;
};

/// `ids`: those of the figures before, which may stand on the same web page.
void check_svg(const Figure& figure, std::set<std::string>& ids) {
  for (const std::string& violation : svg_profile::violations(figure.svg)) FAIL_CHECK(violation);
  const xml::Node root = xml::parse(figure.svg);
  for (const char* name : {"title", "desc"}) {
    for (const xml::Node* node : xml::all(root, name)) {
      if (const std::string* id = node->attribute("id")) CHECK(ids.insert(*id).second);
    }
  }
  for (const char* key : {"aria-labelledby", "aria-describedby"}) {
    CHECK(ids.count(*root.attribute(key)) == 1);
  }
  CHECK(figure.svg.find("<script") == figure.svg.npos);
  CHECK_FALSE(figure.alt.empty());
  CHECK_FALSE(figure.desc.empty());
}

}  // namespace

TEST_CASE("the same document gives the same bytes, in whatever order it was written") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    INFO("seed " << seed);
    const nlohmann::json document = random_dossier(seed);
    const std::string once = bytes(document, seed);
    CHECK(once == bytes(document, seed));
    CHECK(once == bytes(permuted(document, seed), seed));
  }
}

TEST_CASE("another locale changes nothing") {
  std::vector<std::string> plain;
  for (std::uint64_t seed = 0; seed < 10; ++seed)
    plain.push_back(bytes(random_dossier(seed), seed));
  const OtherLocale other;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    INFO("seed " << seed);
    CHECK(bytes(random_dossier(seed), seed) == plain[seed]);
  }
}

TEST_CASE("figures are well-formed, share no id, and what is not drawn is explained") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    INFO("seed " << seed);
    const Dossier dossier = dossier_of(random_dossier(seed).dump());
    const Checked<Rendering> rendering = render(dossier, options_of(seed));
    REQUIRE(rendering);
    std::set<std::string> ids;
    for (const Figure& figure : rendering.value->figures) check_svg(figure, ids);
    CHECK((rendering.value->figures.size() == 3) != has_errors(rendering.diagnostics));
    for (const Diagnostic& d : rendering.diagnostics) {
      if (d.severity == Severity::error) CHECK(d.code == Code::does_not_fit);
      CHECK_FALSE(d.message.empty());
      CHECK_FALSE(d.hint.empty());
    }
  }
}
