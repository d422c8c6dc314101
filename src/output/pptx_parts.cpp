#include "output/pptx_parts.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "output/markup.hpp"
#include "theme/theme.hpp"

// Source: ISO/IEC 29500-1:2016, 19.3 (PresentationML) and 20.1 (DrawingML). A theme must name three
// fills, lines and effects; a master a style for titles, bodies and the rest.

namespace entente::output::pptx {
namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                  "\n";
constexpr std::string_view namespaces =
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main")";

constexpr std::string_view theme_text =
    R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="entente">)"
    R"(<a:themeElements><a:clrScheme name="entente">)"
    R"(<a:dk1><a:srgbClr val="@dark@"/></a:dk1><a:lt1><a:srgbClr val="@light@"/></a:lt1>)"
    R"(<a:dk2><a:srgbClr val="@soft@"/></a:dk2><a:lt2><a:srgbClr val="@pale@"/></a:lt2>)"
    R"(@accents@<a:hlink><a:srgbClr val="@link@"/></a:hlink>)"
    R"(<a:folHlink><a:srgbClr val="@visited@"/></a:folHlink>)"
    R"(</a:clrScheme><a:fontScheme name="entente">)"
    R"(<a:majorFont><a:latin typeface="@headings@"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>)"
    R"(<a:minorFont><a:latin typeface="@family@"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>)"
    R"(</a:fontScheme><a:fmtScheme name="entente"><a:fillStyleLst>@fills@</a:fillStyleLst>)"
    R"(<a:lnStyleLst>@lines@</a:lnStyleLst><a:effectStyleLst>@effects@</a:effectStyleLst>)"
    R"(<a:bgFillStyleLst>@fills@</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>)";
constexpr std::string_view fill_style = R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)";
constexpr std::string_view line_style =
    R"(<a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>)";
constexpr std::string_view effect_style = R"(<a:effectStyle><a:effectLst/></a:effectStyle>)";

constexpr std::string_view root_group =
    R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>)"
    R"(<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>)"
    R"(<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>)";

constexpr std::string_view master_text =
    R"(<p:sldMaster @namespaces@><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="@background@"/>)"
    R"(</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>@group@)"
    R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
    R"(<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="381000" y="285750"/>)"
    R"(<a:ext cx="@title_width@" cy="419100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)"
    R"(</p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>)"
    R"(</a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp>)"
    R"(</p:spTree></p:cSld><p:clrMap @map@ tx2="dk2" bg2="lt2" accent1="accent1" )"
    R"(accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" )"
    R"(hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/>)"
    R"(</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc>)"
    R"(<a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>)"
    R"(<a:defRPr sz="2600" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>)"
    R"(<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr>)"
    R"(</a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr algn="l"><a:buNone/>@body_run@</a:lvl1pPr>)"
    R"(</p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l">@body_run@</a:lvl1pPr></p:otherStyle>)"
    R"(</p:txStyles></p:sldMaster>)";
constexpr std::string_view body_run =
    R"(<a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>)"
    R"(<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>)";

constexpr std::string_view layout_text =
    R"(<p:sldLayout @namespaces@ type="titleOnly" preserve="1"><p:cSld name="Figure"><p:spTree>@group@)"
    R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
    R"(<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>)"
    R"(<a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>)"
    R"(<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>)";

constexpr std::string_view notes_text =
    R"(<p:notesMaster @namespaces@><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/>)"
    R"(</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>@group@)"
    R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" )"
    R"(noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>)"
    R"(<p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>)"
    R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill>)"
    R"(<a:srgbClr val="4A525B"/></a:solidFill></a:ln></p:spPr></p:sp>)"
    R"(<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
    R"(<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>)"
    R"(<a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4572000"/></a:xfrm>)"
    R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>)"
    R"(<a:p><a:endParaRPr lang="en"/></a:p></p:txBody></p:sp></p:spTree></p:cSld>)"
    R"(<p:clrMap bg1="lt1" tx1="dk1" tx2="dk2" bg2="lt2" accent1="accent1" accent2="accent2" )"
    R"(accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" )"
    R"(folHlink="folHlink"/><p:notesStyle><a:lvl1pPr algn="l"><a:spcAft><a:spcPts val="300"/></a:spcAft>)"
    R"(<a:defRPr sz="1100"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>)"
    R"(<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>)";

using Words = std::initializer_list<std::pair<std::string_view, std::string>>;

/// The template with the words between @ replaced. Pre: they are markup already.
std::string filled(std::string_view text, const Words& words) {
  std::string out(text);
  for (const auto& [name, value] : words) {
    const std::string mark = '@' + std::string(name) + '@';
    for (std::size_t at = out.find(mark); at != out.npos; at = out.find(mark, at + value.size())) {
      out.replace(at, mark.size(), value);
    }
  }
  return std::string(head) + out;
}

/// As the value of an attribute.
std::string quoted(std::string_view text) {
  std::string out;
  base::append_escaped(out, base::clean_xml(text));
  return out;
}

std::string thrice(std::string_view text) {
  return std::string(text) + std::string(text) + std::string(text);
}

bool is_dark(const deck::Deck& deck) {
  return theme::contrast(deck.background, theme::rgb(0xFFFFFF)) >
         theme::contrast(deck.background, theme::rgb(0));
}

}  // namespace

std::string theme(const deck::Deck& deck) {
  const bool dark = is_dark(deck);
  const deck::Look& look = deck.look;
  std::string accents;
  for (std::size_t i = 0; i < look.accents.size(); ++i) {
    accents += fmt::format(R"(<a:accent{0}><a:srgbClr val="{1}"/></a:accent{0}>)", i + 1,
                           hex(look.accents[i]));
  }
  return filled(theme_text, {{"dark", hex(dark ? deck.background : deck.ink)},
                             {"light", hex(dark ? deck.ink : deck.background)},
                             {"soft", hex(look.soft)},
                             {"pale", hex(look.pale)},
                             {"accents", accents},
                             {"link", hex(look.link)},
                             {"visited", hex(look.visited)},
                             {"headings", quoted(look.headings)},
                             {"family", quoted(look.family)},
                             {"fills", thrice(fill_style)},
                             {"lines", thrice(line_style)},
                             {"effects", thrice(effect_style)}});
}

std::string slide_master(const deck::Deck& deck) {
  const char* map = is_dark(deck) ? R"(bg1="dk1" tx1="lt1")" : R"(bg1="lt1" tx1="dk1")";
  return filled(master_text, {{"namespaces", std::string(namespaces)},
                              {"group", std::string(root_group)},
                              {"background", hex(deck.background)},
                              {"title_width", emu(deck.size.width - 80)},
                              {"map", map},
                              {"body_run", std::string(body_run)}});
}

std::string slide_layout() {
  return filled(layout_text,
                {{"namespaces", std::string(namespaces)}, {"group", std::string(root_group)}});
}

std::string notes_master() {
  return filled(notes_text,
                {{"namespaces", std::string(namespaces)}, {"group", std::string(root_group)}});
}

}  // namespace entente::output::pptx
