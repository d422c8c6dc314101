#include <fmt/format.h>

#include <cmath>
#include <map>
#include <random>

#include "support/build_dossier.hpp"
#include "support/catch.hpp"
#include "words/amounts.hpp"
#include "words/text_alternative.hpp"

using namespace entente;
using namespace entente::words;

namespace {

std::vector<int> all_numbers(const select::Selection& selection) {
  std::vector<int> numbers;
  for (const select::Item& item : selection.items) numbers.push_back(item.number);
  return numbers;
}

std::string brief(const std::string& title, double value, const std::string& unit) {
  return with_amount(title, Amount{value, unit}, "en", AmountLength::brief);
}

}  // namespace

TEST_CASE("amounts are short in English") {
  const auto in_english = [](double value, std::string_view unit) {
    return short_amount(value, unit, "en");
  };
  CHECK(in_english(2100000, "EUR") == "€2.1m");
  CHECK(in_english(40590000, "EUR") == "€40.6m");
  CHECK(in_english(1.2e9, "USD") == "$1.2bn");
  CHECK(in_english(1234567890123, "GBP") == "£1.23tn");
  CHECK(in_english(1e15, "EUR") == "€1,000tn");
  CHECK(in_english(1200000, "bbl/d") == "1.2m\u00a0bbl/d");
  CHECK(in_english(400, "troops") == "400\u00a0troops");
  CHECK(in_english(9999, "troops") == "9,999\u00a0troops");
  CHECK(in_english(9999.6, "troops") == "10k\u00a0troops");
  CHECK(in_english(100000, "EUR") == "€100k");
  CHECK(in_english(999499, "EUR") == "€999k");
  CHECK(in_english(999500, "EUR") == "€1m");
  CHECK(in_english(40600000, "CHF") == "CHF\u00a040.6m");
  CHECK(in_english(5, "CNY") == "CN¥5");
  CHECK(in_english(12.345, "kg") == "12.3\u00a0kg");
  CHECK(in_english(0.000001, "g") == "0.000001\u00a0g");
}

TEST_CASE("amounts are short in other languages") {
  CHECK(short_amount(2100000, "EUR", "ru") == "2,1\u00a0млн\u00a0€");
  CHECK(short_amount(1.2e9, "RUB", "ru-RU") == "1,2\u00a0млрд\u00a0₽");
  CHECK(short_amount(50000, "CHF", "ru") == "50\u00a0тыс.\u00a0CHF");
  CHECK(short_amount(1200000, "барр./сут.", "ru") == "1,2\u00a0млн\u00a0барр./сут.");
  CHECK(short_amount(2100000, "EUR", "fi") == "€2.1m");
  CHECK(short_amount(2100000, "EUR", "fr") == "2,1\u00a0M€");
  CHECK(short_amount(20000, "EUR", "fr") == "20\u00a0k€");
  CHECK(short_amount(2100000, "EUR", "es") == "2,1\u00a0M€");
  CHECK(short_amount(20000, "EUR", "es") == "20\u00a0mil\u00a0€");
  CHECK(short_amount(5000000, "USD", "ar") == "5\u00a0ملايين\u00a0$");
  CHECK(short_amount(1200000, "EUR", "zh") == "€120万");
  CHECK(short_amount(68, "人", "zh") == "68人");
  CHECK(short_amount(68, "km", "zh") == "68\u00a0km");
}

TEST_CASE("amounts to the last digit") {
  CHECK(full_amount({2100000, "EUR"}, "en") == "€2,100,000");
  CHECK(full_amount({65947.5, "EUR"}, "en") == "€65,947.5");
  CHECK(full_amount({65947.5, "EUR"}, "ru") == "65\u00a0947,5\u00a0€");
  CHECK(full_amount({0.000001, "g"}, "en") == "0.000001\u00a0g");
}

TEST_CASE("what is approximate says so") {
  const Amount about{50000000, "USD", true};
  CHECK(short_amount(about, "en") == "c.\u00a0$50m");
  CHECK(short_amount(about, "de") == "ca.\u00a050\u00a0Mio.\u00a0$");
  CHECK(short_amount(about, "fr") == "env.\u00a050\u00a0M$");
  CHECK(short_amount(about, "ru") == "ок.\u00a050\u00a0млн\u00a0$");
  CHECK(short_amount(about, "zh") == "约$5,000万");
  CHECK(short_amount(Amount{400, "troops", true}, "en") == "c.\u00a0400\u00a0troops");
  CHECK(full_amount(about, "en") == "c.\u00a0$50,000,000");
  CHECK(with_amount("Ransom", about, "en", AmountLength::brief) == "Ransom c.\u00a0$50m");
  CHECK(with_amount("Ransom", about, "en", AmountLength::full) == "Ransom, c.\u00a0$50,000,000");
  CHECK(with_amount("Ransom of $50m", about, "en", AmountLength::brief) == "Ransom of $50m");
  CHECK(with_amount("Ransom of $50,000,000", about, "en", AmountLength::full) ==
        "Ransom of $50,000,000");
}

TEST_CASE("numbers that are compared have one scale") {
  const NumberScale scale = common_scale({670000, 600000, 70000, 28100000}, "en");
  CHECK(scale == NumberScale{6, 2});
  CHECK(short_amount(670000, "EUR", scale, "en") == "€0.67m");
  CHECK(short_number(600000, scale, "en") == "0.60");
  CHECK(short_number(70000, scale, "ru") == "0,07");
  CHECK(short_number(28100000, scale, "en") == "28.10");
  CHECK(common_scale({3, 20}, "en") == NumberScale{0, 0});
  CHECK(common_scale({1e9, 1}, "en") == NumberScale{9, 2});
  CHECK(common_scale({}, "en") == NumberScale{});
}

TEST_CASE("a title that tells its amount does not get it twice") {
  CHECK(brief("Oil aid", 2100000, "EUR") == "Oil aid €2.1m");
  CHECK(brief("€2.1m of oil aid", 2100000, "EUR") == "€2.1m of oil aid");
  CHECK(brief("Reparations: $20 billion", 2e10, "USD") == "Reparations: $20 billion");
  CHECK(brief("$20 billion a year", 2e9, "USD") == "$20 billion a year $2bn");
  CHECK(with_amount("Долг 20 миллиардов рублей", Amount{2e10, "RUB"}, "ru", AmountLength::brief) ==
        "Долг 20 миллиардов рублей");
  CHECK(brief("Shell kills 68 at the market", 68, "dead") == "Shell kills 68 at the market");
  CHECK(brief("Article 5 invoked", 5, "dead") == "Article 5 invoked, 5\u00a0dead");
  CHECK(brief("Seized after 68 days", 68, "USD") == "Seized after 68 days $68");
  CHECK(brief("Aid of €2,100,000", 2100000, "EUR") == "Aid of €2,100,000");
  CHECK(brief("€0.98m to the FDP", 980000, "EUR") == "€0.98m to the FDP");
  CHECK(brief("€1.20m, 8×", 1200000, "EUR") == "€1.20m, 8×");
  CHECK(brief("400 troops arrive", 400, "troops") == "400 troops arrive");
  CHECK(brief("1,400 troops arrive", 400, "troops") == "1,400 troops arrive, 400\u00a0troops");
  CHECK(brief("€2.15m in 2002", 2, "EUR") == "€2.15m in 2002 €2");
  CHECK(brief("€2.1m of oil aid", 900000, "EUR") == "€2.1m of oil aid €900k");
  CHECK(with_amount("Aid", Amount{65947, "EUR"}, "en", AmountLength::full) == "Aid, €65,947");
  CHECK(with_amount("Aid", std::nullopt, "en", AmountLength::full) == "Aid");
  // What is counted in the author's words stands apart, and one of it is told by the title.
  CHECK(with_amount("Expels Russians", Amount{23, "diplomats"}, "en", AmountLength::brief) ==
        "Expels Russians, 23\u00A0diplomats");
  CHECK(with_amount("Expels a Russian", Amount{1, "diplomats"}, "en", AmountLength::brief) ==
        "Expels a Russian");
  CHECK(with_amount("Fine", Amount{1, "EUR"}, "en", AmountLength::brief) == "Fine €1");
}

TEST_CASE("sums are of one unit, and printed as rounded, whatever the amounts") {
  std::mt19937 random(7);
  const std::vector<std::string> units = {"EUR", "USD", "bbl/d", "€/d"};
  for (int round = 0; round < 50; ++round) {
    std::map<std::string, long double> expected;
    std::map<std::string, std::size_t> counts;
    std::string events;
    std::size_t without = 0;
    for (int i = 0; i < 20; ++i) {
      events += fmt::format(R"({}{{"title":"t{}","when":"{}","from":"A","to":"B")",
                            i > 0 ? "," : "", i, 1950 + i);
      const std::size_t chosen = random() % (units.size() + 1);
      if (chosen == units.size()) {
        ++without;
        events += "}";
        continue;
      }
      const long cents = static_cast<long>(random() % 1000000000) + 1;
      expected[units[chosen]] += static_cast<long double>(cents) / 100;
      ++counts[units[chosen]];
      events += fmt::format(R"(,"amount":{{"value":{}.{:02},"unit":"{}"}}}})", cents / 100,
                            cents % 100, units[chosen]);
    }
    const Dossier dossier = test::small_dossier("\"events\":[" + events + "]");
    const select::Selection selection = *select::apply(dossier, {}).value;
    const std::vector<int> numbers = all_numbers(selection);
    const std::vector<UnitSum> sums = sums_by_unit(dossier, selection, numbers);
    REQUIRE(sums.size() == expected.size());
    std::size_t items = without;
    for (const UnitSum& sum : sums) {
      const long double exact = expected.at(sum.sum.unit);
      CHECK(std::abs(static_cast<double>(sum.sum.value - exact)) < 1e-6);
      CHECK(sum.items == counts.at(sum.sum.unit));
      items += sum.items;
      const NumberScale scale = scale_of(sum.sum.value, dossier.language);
      const double printed =
          std::stod(fmt::format("{:.{}f}", sum.sum.value / std::pow(10, scale.zeros), 9));
      const double shown = std::round(printed * std::pow(10, scale.decimals));
      CHECK(short_amount(sum.sum.value, "x", {scale.zeros, scale.decimals}, "en")
                .starts_with(
                    short_number(shown * std::pow(10, scale.zeros - scale.decimals), scale, "en")));
      CHECK(std::abs(shown * std::pow(10, scale.zeros - scale.decimals) - sum.sum.value) <=
            0.005001 * sum.sum.value);
    }
    CHECK(items == numbers.size());
    CHECK_FALSE(sum_of_all(dossier, selection, numbers));
  }
}

TEST_CASE("a sum of all needs an amount of one unit on each") {
  const auto sum = [](const std::string& events) {
    const Dossier dossier = test::small_dossier("\"events\":[" + events + "]");
    const select::Selection selection = *select::apply(dossier, {}).value;
    return sum_of_all(dossier, selection, all_numbers(selection));
  };
  const std::string five = R"({"title":"a","from":"A","amount":{"value":5,"unit":"EUR"}})";
  const std::string two = R"({"title":"b","from":"A","amount":{"value":2.5,"unit":"€"}})";
  CHECK(sum(five + ',' + two) == Amount{7.5, "EUR"});
  CHECK_FALSE(sum(five + R"(,{"title":"c","from":"A"})"));
  CHECK_FALSE(sum(five + R"(,{"title":"c","from":"A","amount":{"value":2,"unit":"USD"}})"));
}

TEST_CASE("samples are round and of the range") {
  using Samples = std::vector<double>;
  CHECK(round_samples(50000, 8000000, 4) == Samples{50000, 200000, 1000000, 5000000});
  CHECK(round_samples(50000, 8000000, 2) == Samples{50000, 5000000});
  CHECK(round_samples(1, 15, 3) == Samples{1, 5, 10});
  CHECK(round_samples(3, 4, 4) == Samples{1, 2});
  CHECK(round_samples(2, 2, 4) == Samples{1, 2});
  CHECK(round_samples(1e-6, 1e-6, 3).size() == 2);
  for (double smallest = 0.7; smallest < 1e6; smallest *= 3.7) {
    for (double largest = smallest; largest < 1e9; largest *= 2.3) {
      const Samples samples = round_samples(smallest, largest, 4);
      CAPTURE(smallest, largest);
      REQUIRE(samples.size() >= 2);
      CHECK(samples.size() <= 4);
      CHECK(std::is_sorted(samples.begin(), samples.end()));
      CHECK(std::adjacent_find(samples.begin(), samples.end()) == samples.end());
      CHECK(samples.back() <= largest * (1 + 1e-9));
      CHECK(samples.back() * 2.5 >= largest * (1 - 1e-9));
    }
  }
}

TEST_CASE("the amount stands in the table and in what is read out") {
  const Dossier dossier = test::small_dossier(
      R"("events":[{"title":"Oil aid","when":"2024","from":"A","to":"B","type":"aid",
         "amount":{"value":2100000,"unit":"EUR"}}])");
  const select::Selection selection = *select::apply(dossier, {}).value;
  const Table table = words::table(dossier, selection);
  CHECK(table.rows.at(0).title == "Oil aid, €2,100,000");
  CHECK(table.rows.at(0).what.starts_with("Oil aid, €2,100,000 ("));
  CHECK(markdown(table, "").find("| Oil aid, €2,100,000 (cooperation, deeds) |") !=
        std::string::npos);
  CHECK(item_sentence(dossier, selection, selection.items.at(0)).find(", Oil aid, €2,100,000 (") !=
        std::string::npos);
}
