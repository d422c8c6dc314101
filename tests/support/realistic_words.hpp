#pragma once

#include <string>
#include <utility>
#include <vector>

/// What realistic_dossier() is made of: words as they stand in reports, about countries that do not
/// exist.
namespace entente::test::words {

using List = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

inline const List countries = {
    "Avalonia",  "Borduria", "Cascadia",    "Drakmar",    "Elbonia",       "Freedonia",
    "Graustark", "Hale",     "Illyria",     "Jutonia",    "Kaldor",        "Lutha",
    "Marshovia", "Norrland", "Orsinia",     "Pontevedro", "Qumar",         "Ruritania",
    "Syldavia",  "Tomainia", "Upper Volga", "Vulgaria",   "Westmark",      "Xanthia",
    "Ylandia",   "Zembla",   "Zubrowka",    "Sokovia",    "San Theodoros", "Nuevo Rico"};
inline const List long_countries = {"Republic of {}", "Democratic Socialist Republic of {}",
                                    "Federal Islamic Republic of {} and the Outer Islands",
                                    "United Provinces of Northern and Southern {}"};
inline const List organizations = {"Central bank",         "Navy",
                                   "State oil company",    "Foreign ministry",
                                   "Coast guard",          "Red Crescent",
                                   "Grain board",          "Port authority",
                                   "Opposition front",     "Steelworkers' union",
                                   "Intelligence service", "Daily Courier",
                                   "Meridian Shipping",    "Aurora Energy",
                                   "Pipeline consortium",  "Arbitration court"};
inline const Pairs long_organizations = {
    {"Ministry of Foreign Affairs and International Cooperation", "Foreign ministry"},
    {"Office for the Coordination of Humanitarian Assistance", "Aid office"},
    {"International Commission on the Protection of the Lower Delta", "Delta commission"},
    {"Joint Committee for Trade, Investment and Technology", "Trade committee"},
    {"Organization of Petroleum Transit and Exporting States", "OPTES"},
    {"Verwaltungsgemeinschaft Donaudampfschifffahrtsgesellschaft", "Donaudampf"}};
inline const List first_names = {
    "Ana",   "Ivan",   "Olga",  "Rufus", "Mei",      "Jean-Baptiste", "Fatima",
    "Tomás", "Ingrid", "Kwame", "Li",    "Svetlana", "Ahmed",         "Maria do Carmo"};
inline const List last_names = {
    "Lopes",   "Smirnov",  "Kramer", "Firefly",    "Wu",      "Dubois",  "Haddad",
    "Ottokar", "Sørensen", "Mensah", "Vanderbilt", "Petrova", "Okonkwo", "Fernández de la Vega"};
inline const List posts = {"President",     "Foreign minister", "Prime minister", "Ambassador",
                           "Special envoy", "Energy minister",  "Chief of staff", "Spokeswoman"};
inline const List findings = {
    "backs its neighbor as the blockade tightens", "loses its last ally",
    "talks to everybody and agrees with nobody",
    "buys time while sanctions bite and the harbor stays closed to tankers"};
inline const List headlines = {"Envoys return without a paper", "What the harbor master saw",
                               "Statement on the situation at the border",
                               "Tanker movements in the first quarter",
                               "Minutes of the joint session, provisional translation"};
inline const List papers = {"The Daily Courier", "Foreign ministry", "Reuters", "Harbor Gazette",
                            "UN Treaty Series"};
inline const List statuses = {"planned", "reported",  "claimed",
                              "denied",  "cancelled", "hypothetical"};
inline const List towns = {"Port Sarn", "Novigrad", "Lakeside",    "Tarsk",
                           "Bad Ems",   "El Faro",  "Hillsborough"};
inline const Pairs relations = {{"alliance", "mutual defence pact"},
                                {"trade", "oil for sugar"},
                                {"aid", "emergency aid"},
                                {"embargo", "arms embargo"},
                                {"sanctions", "asset freezes"},
                                {"recognition", "diplomatic relations"},
                                {"membership", "member"},
                                {"support", "political support"},
                                {"blockade", "naval blockade"},
                                {"treaty", "border treaty"},
                                {"shipment", "grain shipments"},
                                {"debt-relief", "debt write-off"}};
inline const Pairs events = {{"talks", "Talks in {}"},
                             {"visit", "Foreign minister visits {}"},
                             {"call", "Phone call"},
                             {"sanctions", "Sanctions on 14 shipping firms of {}"},
                             {"embargo", "Embargo on fuel"},
                             {"aid", "Two ships with grain reach {}"},
                             {"statement", "Statement on the border"},
                             {"threaten", "Threat to close the strait"},
                             {"protest", "Note of protest over the seizure of a tanker"},
                             {"assault", "Shelling of {}"},
                             {"treaty", "Treaty of {} signed"},
                             {"break-relations", "Relations broken off"},
                             {"shipment", "Crude oil delivered to {}"},
                             {"accuse", "Accusation of spying"},
                             {"vote", "Vote in the council"},
                             {"mobilize", "Reservists called up"},
                             {"reject", "Offer rejected"},
                             {"agree", "Framework agreement on fisheries, transit and visas"}};

/// Names and titles in one foreign script.
struct Script {
  List countries, organizations, people, events;
};
inline const std::vector<Script> scripts = {
    {{"Россия", "Куба", "Соединённые Штаты", "Федеративная Республика Германия"},
     {"Министерство иностранных дел", "Центральный банк", "Совет безопасности"},
     {"Сергей Лавров", "Анна Петрова-Водкина", "Хосе Марти"},
     {"Переговоры в Москве", "Визит министра", "Санкции против судоходных компаний",
      "Заявление МИД"}},
    {{"مصر", "المملكة العربية السعودية", "تونس", "الجمهورية اليمنية"},
     {"وزارة الخارجية", "جامعة الدول العربية", "البنك المركزي"},
     {"أحمد حداد", "فاطمة الزهراء", "محمد علي"},
     {"محادثات في القاهرة", "زيارة الوزير", "عقوبات على شركات الشحن", "بيان مشترك"}},
    {{"中国", "古巴共和国", "俄罗斯联邦", "美利坚合众国"},
     {"外交部", "中国人民银行", "上海合作组织"},
     {"王毅", "李明", "张伟"},
     {"莫斯科会谈", "外交部长访问古巴", "对航运公司实施制裁", "联合声明"}},
    {{"ישראל", "מצרים", "ארצות הברית"},
     {"משרד החוץ", "בנק ישראל", "הכנסת"},
     {"דוד לוי", "רחל כהן", "משה בן־דוד"},
     {"שיחות בקהיר", "ביקור שר החוץ", "הצהרה משותפת"}},
    {{"Ελλάδα", "Κύπρος", "Τουρκία", "Ευρωπαϊκή Ένωση"},
     {"Υπουργείο Εξωτερικών", "Τράπεζα της Ελλάδος"},
     {"Γιώργος Παπαδόπουλος", "Ελένη Νικολάου"},
     {"Συνομιλίες στην Αθήνα", "Επίσκεψη υπουργού", "Κοινή δήλωση"}},
    {{"भारत", "नेपाल", "बांग्लादेश"},
     {"विदेश मंत्रालय", "भारतीय रिज़र्व बैंक"},
     {"राम शर्मा", "सीता देवी"},
     {"दिल्ली में वार्ता", "विदेश मंत्री की यात्रा", "संयुक्त वक्तव्य"}},
    {{"საქართველო", "თურქეთი", "სომხეთი"},
     {"საგარეო საქმეთა სამინისტრო", "ეროვნული ბანკი"},
     {"გიორგი ბერიძე", "ნინო მაისურაძე"},
     {"მოლაპარაკება თბილისში", "მინისტრის ვიზიტი"}},
    {{"日本", "大韓民国", "한국"},
     {"外務省", "日本銀行", "외교부"},
     {"田中太郎", "김민수"},
     {"東京で会談", "外務大臣がソウルを訪問", "공동 성명 발표"}},
    {{"ไทย", "กัมพูชา", "ราชอาณาจักรไทย"},
     {"กระทรวงการต่างประเทศ", "ธนาคารแห่งประเทศไทย"},
     {"สมชาย ใจดี", "มาลี สุขสม"},
     {"การเจรจาที่กรุงเทพฯ", "รัฐมนตรีเยือนพนมเปญ"}}};

}  // namespace entente::test::words
