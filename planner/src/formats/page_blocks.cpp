#include "formats/page_blocks.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "transect/formats/finding_text.hpp"

#include "formats/html_text.hpp"

namespace transect::formats {
namespace {

std::string_view cell_class(Column::Content content)
{
    switch (content) {
        case Column::Content::label:
            return "label";
        case Column::Content::text:
            return "text";
        case Column::Content::number:
            break;
    }
    return "number";
}

std::string_view row_class(Row::Weight weight)
{
    switch (weight) {
        case Row::Weight::strong:
            return "strong";
        case Row::Weight::total:
            return "total";
        case Row::Weight::normal:
            break;
    }
    return "normal";
}

std::string head(const std::vector<Column>& columns)
{
    std::string text = "<thead><tr>";
    for (const auto& column : columns) {
        text += fmt::format(
            R"(<th scope="col" class="{}">{}</th>)",
            cell_class(column.content),
            html_text(column.heading));
    }
    return text + "</tr></thead>\n";
}

std::string cell(const Column& column, const std::string& content)
{
    const auto name = cell_class(column.content);
    const auto text = html_text(content);
    if (column.content == Column::Content::label) {
        return fmt::format(R"(<th scope="row" class="{}">{}</th>)", name, text);
    }
    return fmt::format(R"(<td class="{}">{}</td>)", name, text);
}

std::string row_html(const std::vector<Column>& columns, const Row& row)
{
    if (row.cells.size() != columns.size()) {
        throw std::logic_error{"a table row has as many cells as the table has columns"};
    }
    auto text = fmt::format(R"(<tr class="{}">)", row_class(row.weight));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text += cell(columns[i], row.cells[i]);
    }
    return text + "</tr>\n";
}

std::string finding_html(const Finding& finding)
{
    const auto place = finding.place.empty() ? std::string{}
                                             : fmt::format(
                                                   R"(<span class="place-of-finding">{}:</span> )",
                                                   html_text(finding.place));
    const auto severity = to_string(finding.severity);
    return fmt::format(
        "<li class=\"finding {0}\"><strong class=\"severity\">{0}</strong> {1}{2} "
        "<code>{3}</code></li>\n",
        severity,
        place,
        html_text(text(finding)),
        html_text(finding.code));
}

}  // namespace

std::string html(const Subheading& heading)
{
    return fmt::format("<h3>{}</h3>\n", html_text(heading.text));
}

std::string html(const Paragraph& paragraph)
{
    return fmt::format("<p>{}</p>\n", html_text(paragraph.text));
}

std::string html(const BulletList& list)
{
    std::string text = "<ul>\n";
    for (const auto& item : list.items) {
        text += fmt::format("<li>{}</li>\n", html_text(item));
    }
    return text + "</ul>\n";
}

std::string html(const KeyValueList& list)
{
    std::string text = "<dl>\n";
    for (const auto& [key, value] : list.pairs) {
        text +=
            fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html_text(key), html_text(value));
    }
    return text + "</dl>\n";
}

std::string html(const Table& table)
{
    auto text = fmt::format(
        "<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n"
        "<table>\n<caption>{0}</caption>\n",
        html_text(table.caption));
    text += head(table.columns) + "<tbody>\n";
    for (const auto& row : table.rows) {
        text += row_html(table.columns, row);
    }
    return text + "</tbody>\n</table>\n</div>\n";
}

std::string html(const FindingList& list)
{
    if (list.findings.empty()) {
        return "<p>No findings.</p>\n";
    }
    auto findings = list.findings;
    std::ranges::stable_sort(findings, std::ranges::greater{}, &Finding::severity);
    std::string text = "<ul class=\"findings\">\n";
    for (const auto& finding : findings) {
        text += finding_html(finding);
    }
    return text + "</ul>\n";
}

std::string html(const Figure& figure)
{
    return fmt::format(
        "<figure class=\"chart\">\n{}<figcaption>{}</figcaption>\n</figure>\n",
        svg(figure.chart),
        html_text(figure.caption));
}

}  // namespace transect::formats
