#include "transect/formats/json_writer.hpp"
#include "transect/geo/polygon.hpp"
#include "transect/version.hpp"

int main()
{
    using namespace transect;
    formats::JsonWriter json;
    json.value(geodesic_area({}) / square_metre);
    return json.text() == "0\n" ? 0 : 1;
}
