#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente::test {

/// The parts of a ZIP file by their paths; empty if it cannot be read.
std::map<std::string, std::string> unpacked(const std::string& bytes);

/// What is wrong with an Office document: parts that are no XML, relations that lead nowhere, ids
/// of relations that are not there, parts without a type, ids of shapes that are not unique on
/// their slide, connectors that hold on to nothing.
std::vector<std::string> faults_of(const std::map<std::string, std::string>& parts);

}  // namespace entente::test
