#include "output/archive.hpp"

#include <zip.h>

#include <cstdint>
#include <memory>

namespace entente::output {
namespace {

/// 1 January 1980, 0:00, the beginning of time in ZIP files.
constexpr std::uint16_t no_time = 0, first_day = 0x21;

struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, Free>;

class ErrorText {
 public:
  ErrorText() { zip_error_init(&error_); }
  ~ErrorText() { zip_error_fini(&error_); }
  ErrorText(const ErrorText&) = delete;
  ErrorText& operator=(const ErrorText&) = delete;

  zip_error_t* get() { return &error_; }
  std::string text() { return zip_error_strerror(&error_); }

 private:
  zip_error_t error_;
};

std::optional<std::string> read(zip_source_t* source) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) return std::nullopt;
  std::string bytes(status.size, '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count != static_cast<zip_int64_t>(bytes.size())) return std::nullopt;
  return bytes;
}

}  // namespace

void Archive::add(std::string path, std::string bytes, Packing packing) {
  parts_.push_back({std::move(path), std::move(bytes), packing});
}

std::optional<std::string> Archive::bytes() {
  ErrorText error;
  const Source buffer(zip_source_buffer_create(nullptr, 0, 0, error.get()));
  zip_t* archive = buffer ? zip_open_from_source(buffer.get(), ZIP_TRUNCATE, error.get()) : nullptr;
  if (!archive) {
    error_ = error.text();
    return std::nullopt;
  }
  zip_source_keep(buffer.get());  // one for the archive, one for us
  bool well = true;
  for (const Part& part : parts_) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index =
        source ? zip_file_add(archive, part.path.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
      zip_source_free(source);
      well = false;
      break;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    const zip_int32_t method = part.packing == Packing::store ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    well = zip_set_file_compression(archive, at, method, 6) == 0 &&
           zip_file_set_dostime(archive, at, no_time, first_day, 0) == 0;
    if (!well) break;
  }
  if (!well || zip_close(archive) != 0) {
    error_ = zip_strerror(archive);
    zip_discard(archive);
    return std::nullopt;
  }
  std::optional<std::string> bytes = read(buffer.get());
  if (!bytes) error_ = "the archive cannot be read back";
  return bytes;
}

Checked<std::string> pack(std::vector<ArchivePart> parts) {
  Archive archive;
  for (ArchivePart& part : parts) archive.add(std::move(part.path), std::move(part.bytes));
  std::optional<std::string> bytes = archive.bytes();
  if (bytes) return {std::move(bytes), {}};
  Diagnostic problem =
      make_diagnostic(Code::io_write, "the package could not be made: " + archive.error());
  return {std::nullopt, {std::move(problem)}};
}

}  // namespace entente::output
