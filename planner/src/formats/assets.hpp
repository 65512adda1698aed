/// Scripts and style sheets that pages carry inside themselves. The definitions are made at build
/// time by transect_embed_asset() in cmake/TransectAssets.cmake.

#pragma once

#include <string_view>

namespace transect::formats {

struct Asset {
    std::string_view text;
    std::string_view sha256_base64;  ///< of exactly these bytes, for a Content-Security-Policy
};

Asset leaflet_script();
Asset leaflet_style();
Asset map_script();
Asset page_style();

}  // namespace transect::formats
