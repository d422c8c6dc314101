#define POINTERHOLDER_TRANSITION 4
#include "output/pdf_names.hpp"

#include <exception>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace entente::output {

bool name_language(std::string& pdf, const std::string& language, std::string& error) try {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("figure.pdf", pdf.data(), pdf.size());
  QPDFObjectHandle root = document.getRoot();
  if (!language.empty()) root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(language));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setExtraHeaderText("% made by entente\n");  // by which a later run knows it
  writer.write();
  const std::unique_ptr<Buffer> buffer(writer.getBuffer());
  pdf.assign(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  return true;
} catch (const std::exception& problem) {
  error = problem.what();
  return false;
}

}  // namespace entente::output
