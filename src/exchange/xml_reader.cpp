#include "exchange/xml_reader.hpp"

#include <fmt/format.h>

#include <limits>

namespace entente::exchange {
namespace {

constexpr std::size_t deepest_element = 64;

std::string plain_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return std::string(whole.substr(colon == whole.npos ? 0 : colon + 1));
}

}  // namespace

XmlReader::XmlReader(model::Origin at)
    : at_(std::move(at)), parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {}

std::optional<RowFault> XmlReader::run(std::string_view text) {
  XML_Parser parser = parser_.get();
  XML_SetUserData(parser, this);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetEntityDeclHandler(parser, on_entity);
  XML_Status status = XML_STATUS_OK;
  constexpr std::size_t piece = std::numeric_limits<int>::max() / 2;
  do {
    const std::string_view part = text.substr(0, piece);
    text.remove_prefix(part.size());
    status = XML_Parse(parser, part.data(), static_cast<int>(part.size()), text.empty() ? 1 : 0);
  } while (status == XML_STATUS_OK && !text.empty());
  if (fault_) return fault_;
  if (status == XML_STATUS_OK) return std::nullopt;
  return RowFault{here(),
                  Code::bad_format,
                  fmt::format("this is not XML: {}", XML_ErrorString(XML_GetErrorCode(parser))),
                  "",
                  {}};
}

model::Origin XmlReader::here() const {
  model::Origin place = at_;
  place.line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_.get()));
  place.column = static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_.get())) + 1;
  return place;
}

void XmlReader::stop(RowFault fault) {
  if (fault_) return;
  fault_ = std::move(fault);
  XML_StopParser(parser_.get(), XML_FALSE);
}

std::string XmlReader::take(Attributes& attributes, std::string_view name) {
  const auto found = attributes.find(name);
  if (found == attributes.end()) return "";
  std::string value = std::move(found->second);
  attributes.erase(found);
  return value;
}

void XmlReader::on_start(void* self, const char* name, const char** list) {
  auto& reader = *static_cast<XmlReader*>(self);
  if (++reader.depth_ > deepest_element) {
    reader.stop({reader.here(),
                 Code::limit_exceeded,
                 fmt::format("elements are nested more than {} deep", deepest_element),
                 "",
                 {}});
    return;
  }
  Attributes attributes;
  for (; *list != nullptr; list += 2) attributes.emplace(list[0], list[1]);
  reader.text_.clear();
  reader.start(plain_name(name), attributes);
}

void XmlReader::on_end(void* self, const char* name) {
  auto& reader = *static_cast<XmlReader*>(self);
  --reader.depth_;
  reader.end(plain_name(name));
  reader.text_.clear();
}

void XmlReader::on_text(void* self, const char* text, int size) {
  auto& reader = *static_cast<XmlReader*>(self);
  reader.text_.append(text, static_cast<std::size_t>(size));
}

void XmlReader::on_entity(void* self, const char*, int, const char*, int, const char*, const char*,
                          const char*, const char*) {
  auto& reader = *static_cast<XmlReader*>(self);
  reader.stop({reader.here(),
               Code::bad_format,
               "the document declares entities, which are not read",
               "save it again without a document type",
               {}});
}

}  // namespace entente::exchange
