#pragma once

#include "entente/export.hpp"
#include "exports/account.hpp"

/// One function for each format: the whole dossier as text.
namespace entente::exports {

std::string write_gexf(const Dossier& dossier, Account& account);
std::string write_graphml(const Dossier& dossier, Account& account);
std::string write_dot(const Dossier& dossier, Account& account);
std::string write_node_link(const Dossier& dossier, Account& account);
std::string write_cytoscape(const Dossier& dossier, Account& account);
std::string write_ftm(const Dossier& dossier, Account& account);
std::string write_timelinejs(const Dossier& dossier, Account& account);
std::string write_calendar(const Dossier& dossier, Account& account);
std::vector<ExportedFile> write_csv(const Dossier& dossier, Account& account);
Checked<std::string> write_xlsx(const Dossier& dossier, Account& account);

}  // namespace entente::exports
