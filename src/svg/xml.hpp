#pragma once

#include <string>
#include <string_view>

/// Writing XML that hostile texts cannot break out of.
namespace entente::svg {

/// Appends text content: cleaned, and with the five special characters escaped.
void append_text(std::string& out, std::string_view text);
/// Like append_text, but keeps line ends.
void append_lines(std::string& out, std::string_view text);

/// One tag: attributes in the order they are given, numbers by base::append_number.
class Tag {
 public:
  /// `name` and attribute names are ours and are not escaped.
  Tag(std::string& out, std::string_view name);
  Tag& attribute(std::string_view name, std::string_view value);
  Tag& attribute(std::string_view name, double value);
  /// Ends the tag with ">": content follows.
  void open();
  /// Ends it with "/>" and the line with it.
  void close();

 private:
  std::string& out_;
};

}  // namespace entente::svg
