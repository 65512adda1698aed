/// The parts of a page as HTML.

#pragma once

#include <string>

#include "transect/formats/page.hpp"

namespace transect::formats {

std::string html(const Subheading& heading);
std::string html(const Paragraph& paragraph);
std::string html(const BulletList& list);
std::string html(const KeyValueList& list);
std::string html(const Table& table);
std::string html(const FindingList& list);
std::string html(const Figure& figure);

}  // namespace transect::formats
