#pragma once

#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace entente::test {

inline void put_number(std::string& out, std::size_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(i < 8 ? value >> (8 * i) & 0xFF : 0);
  }
}

inline std::string deflated(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zipped(const Parts& parts) {
  std::string out, directory;
  for (const auto& [path, text] : parts) {
    const std::string packed = deflated(text);
    directory += "PK\1\2";
    put_number(directory, 20 << 16 | 20, 4);
    put_number(directory, 8 << 16, 4);  // no flags, deflated
    put_number(directory, 0, 8);        // time and checksum: nobody looks
    put_number(directory, packed.size(), 4);
    put_number(directory, text.size(), 4);
    put_number(directory, path.size(), 2);
    put_number(directory, 0, 12);
    put_number(directory, out.size(), 4);
    directory += path;
    out += "PK\3\4";
    put_number(out, 20, 2);
    put_number(out, 8 << 16, 4);
    put_number(out, 0, 8);
    put_number(out, packed.size(), 4);
    put_number(out, text.size(), 4);
    put_number(out, path.size(), 4);
    out += path + packed;
  }
  const std::size_t begin = out.size();
  out += directory + "PK\5\6";
  put_number(out, 0, 4);
  put_number(out, parts.size() << 16 | parts.size(), 4);
  put_number(out, directory.size(), 4);
  put_number(out, begin, 4);
  put_number(out, 0, 2);
  return out;
}

/// A workbook with one sheet of that content, and more parts.
inline std::string book_of(const std::string& sheet, const Parts& more = {}) {
  const std::string link =
      R"(<Relationship Id="r1" Type="http://x/officeDocument" Target="xl/b.xml"/>)";
  Parts parts = {
      {"_rels/.rels", "<Relationships>" + link + "</Relationships>"},
      {"xl/b.xml",
       R"(<workbook xmlns:r="r"><sheets><sheet name="events" r:id="s"/></sheets></workbook>)"},
      {"xl/_rels/b.xml.rels",
       R"(<Relationships><Relationship Id="s" Type="http://x/worksheet" Target="/xl/s.xml"/>)"
       R"(</Relationships>)"},
      {"xl/s.xml", sheet}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zipped(parts);
}

}  // namespace entente::test
