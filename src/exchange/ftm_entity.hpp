#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "exchange/input.hpp"
#include "exchange/row.hpp"

namespace entente::exchange {

/// The properties of one entity of FollowTheMoney, as texts with their places. What does not fit is
/// noted, as for a row of a sheet; and so is what nobody asked for.
class FtmEntity {
 public:
  FtmEntity(const Json& json, model::Origin at, const Limits& limits)
      : json_(json), at_(std::move(at)), limits_(limits) {}

  const model::Origin& at() const { return at_; }
  std::string id() const { return text_of("id"); }
  std::string schema() const { return text_of("schema"); }

  /// All values of a property, as labels; an entity that stands in the place of its id counts as
  /// it.
  std::vector<std::string> texts(std::string_view property);
  /// The first value of several properties that has one.
  std::string first(std::initializer_list<std::string_view> properties);
  model::Origin at(std::string_view property) const;

  /// The earliest (latest) of the dates in the first of the properties that has some; a day at the
  /// finest. What differs is noted in `others`.
  std::string date(std::initializer_list<std::string_view> properties, bool latest);
  /// The time from the first date to the second as EDTF.
  std::optional<date::Edtf> span(const std::string& start, const std::string& end);
  /// With its own currency, else in euros or dollars. What is no amount of a dossier goes to
  /// `note`.
  std::optional<Amount> amount(std::string& note);
  const std::vector<std::string>& differing_dates() const { return differing_; }

  void fail(std::string_view property, Code code, std::string message, std::string hint = "");
  std::vector<RowFault>& faults() { return faults_; }
  /// Properties that nobody asked for.
  std::vector<std::string> unread() const;

 private:
  std::string text_of(const char* key) const;

  const Json& json_;
  model::Origin at_;
  const Limits& limits_;
  std::set<std::string, std::less<>> asked_;
  std::vector<std::string> differing_;
  std::vector<RowFault> faults_;
};

}  // namespace entente::exchange
