#include "transect/formats/page.hpp"

#include <string_view>
#include <type_traits>

#include <fmt/format.h>

#include "transect/version.hpp"

#include "formats/assets.hpp"
#include "formats/html_text.hpp"
#include "formats/map_data.hpp"
#include "formats/page_blocks.hpp"

namespace transect::formats {
namespace {

/// Writes the body from top to bottom; maps leave their data for its end.
class Body {
public:
    explicit Body(const Page& page)
    {
        html_ = fmt::format(
            "<h1>{}</h1>\n<p class=\"subtitle\">{}</p>\n",
            html_text(page.title),
            html_text(page.subtitle));
        add_contents(page);
        int number = 0;
        for (const auto& section : page.sections) {
            add_section(section, ++number);
        }
    }

    const std::string& html() const { return html_; }
    /// Script elements with the data of the maps; empty without maps.
    const std::string& map_scripts() const { return map_scripts_; }

private:
    void add_contents(const Page& page)
    {
        html_ += "<nav aria-label=\"Contents\"><ol>\n";
        int number = 0;
        for (const auto& section : page.sections) {
            html_ += fmt::format(
                "<li><a href=\"#section-{}\">{}</a></li>\n", ++number, html_text(section.heading));
        }
        html_ += "</ol></nav>\n";
    }

    void add_section(const Section& section, int number)
    {
        html_ += fmt::format(
            "<section id=\"section-{}\">\n<h2>{}</h2>\n", number, html_text(section.heading));
        for (const auto& block : section.blocks) {
            std::visit([this](const auto& content) { add(content); }, block);
        }
        html_ += "</section>\n";
    }

    template <typename Content>
    void add(const Content& content)
    {
        html_ += formats::html(content);
    }

    void add(const Map& map)
    {
        const auto id = fmt::format("map-{}-data", ++map_count_);
        html_ += fmt::format(
            "<figure class=\"map-figure\">\n"
            "<div class=\"map\" data-source=\"{}\" role=\"region\" aria-label=\"{}\"></div>\n"
            "<noscript><p>The map needs JavaScript; its numbers are in the tables.</p></noscript>\n"
            "<div class=\"legend\"></div>\n"
            "<figcaption>{} <small>{}</small></figcaption>\n</figure>\n",
            id,
            html_text(map.caption),
            html_text(map.caption),
            html_text(map.attribution));
        map_scripts_ += fmt::format(
            "<script type=\"application/json\" id=\"{}\">{}</script>\n",
            id,
            script_json(map_data(map)));
    }

    std::string html_;
    std::string map_scripts_;
    int map_count_ = 0;
};

std::string hashes(std::initializer_list<Asset> assets)
{
    std::string text;
    for (const auto& asset : assets) {
        text += fmt::format(" 'sha256-{}'", asset.sha256_base64);
    }
    return text;
}

std::string content_security_policy()
{
    return fmt::format(
        "default-src 'none'; script-src{}; style-src{}; base-uri 'none'; form-action 'none'",
        hashes({leaflet_script(), map_script()}),
        hashes({leaflet_style(), page_style()}));
}

std::string head(const Page& page)
{
    return fmt::format(
        "<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n<style>{}</style>\n</head>\n",
        content_security_policy(),
        html_text(page.title),
        leaflet_style().text,
        page_style().text);
}

/// Patterns that the style sheet fills areas with: they survive a print in black and white.
constexpr std::string_view patterns =
    R"svg(<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"/></pattern>
</defs></svg>
)svg";

}  // namespace

std::string render(const Page& page)
{
    const Body body{page};
    const auto handling = html_text(page.handling.empty() ? "Handling: not given" : page.handling);
    auto text = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n{}<body>\n"
        "<header class=\"handling\"><p>{}</p></header>\n<main>\n{}"
        "<p class=\"maker\">Made by Transect {}.</p>\n</main>\n"
        "<footer class=\"handling\"><p>{}</p></footer>\n",
        html_text(page.language),
        head(page),
        handling,
        body.html(),
        version,
        handling);
    if (!body.map_scripts().empty()) {
        text += fmt::format(
            "{}{}<script>{}</script>\n<script>{}</script>\n",
            patterns,
            body.map_scripts(),
            leaflet_script().text,
            map_script().text);
    }
    return text + "</body>\n</html>\n";
}

}  // namespace transect::formats
