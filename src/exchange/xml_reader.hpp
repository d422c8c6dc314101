#pragma once

#include <expat.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/row.hpp"

namespace entente::exchange {

/// Reads XML from its beginning to its end and tells of elements. Entities of the document's own
/// are refused, files beside it never opened.
class XmlReader {
 public:
  using Attributes = std::map<std::string, std::string, std::less<>>;

  explicit XmlReader(model::Origin at);
  virtual ~XmlReader() = default;
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// Why it is not read to its end, if it is not.
  std::optional<RowFault> run(std::string_view text);

 protected:
  /// Names of elements come without their prefix.
  virtual void start(const std::string& name, Attributes& attributes) = 0;
  virtual void end(const std::string& name) = 0;

  model::Origin here() const;
  void stop(RowFault fault);
  /// Since the last element began or ended.
  const std::string& text() const { return text_; }
  static std::string take(Attributes& attributes, std::string_view name);

 private:
  static void on_start(void* self, const char* name, const char** list);
  static void on_end(void* self, const char* name);
  static void on_text(void* self, const char* text, int size);
  static void on_entity(void* self, const char*, int, const char*, int, const char*, const char*,
                        const char*, const char*);

  model::Origin at_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser_;
  std::optional<RowFault> fault_;
  std::string text_;
  std::size_t depth_ = 0;
};

}  // namespace entente::exchange
