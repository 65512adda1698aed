// Draws every map of a page from the data in its script element. Text only ever becomes text nodes.
(function () {
    "use strict";

    const metresPerNauticalMile = 1852;
    const minutes = [600, 300, 120, 60, 30, 20, 10, 5, 2, 1];
    const pointStyles = ["place", "unverified", "aerodrome", "waypoint"];

    function element(tag, className, text) {
        const node = document.createElement(tag);
        node.className = className;
        if (text !== undefined) {
            node.textContent = text;
        }
        return node;
    }

    function svg(tag, attributes) {
        const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
        for (const name of Object.keys(attributes)) {
            node.setAttribute(name, attributes[name]);
        }
        return node;
    }

    function classesOf(layer) {
        return "style-" + layer.style + " series-" + (layer.series > 0 ? (layer.series - 1) % 6 + 1 : 0);
    }

    // Degrees and decimal minutes, as crews write them: 14°30.0′N.
    function angleText(degrees, positive, negative, width, decimals) {
        const scale = Math.pow(10, decimals);
        const units = Math.round(Math.abs(degrees) * 60 * scale);
        const whole = Math.floor(units / (60 * scale));
        const rest = ((units - whole * 60 * scale) / scale).toFixed(decimals);
        const head = String(whole).padStart(width, "0");
        const tail = rest.padStart(decimals > 0 ? decimals + 3 : 2, "0");
        return head + "°" + tail + "′" + (degrees < 0 ? negative : positive);
    }

    function latitudeText(degrees, decimals) {
        return angleText(degrees, "N", "S", 2, decimals);
    }

    function longitudeText(degrees, decimals) {
        return angleText(L.Util.wrapNum(degrees, [-180, 180], true), "E", "W", 3, decimals);
    }

    function detailsNode(feature) {
        const box = element("div", "details");
        for (const line of [feature.label].concat(feature.details)) {
            if (line !== "") {
                box.appendChild(element("p", "", line));
            }
        }
        return box;
    }

    function textMarker(position, className, text) {
        const icon = L.divIcon({
            className: "map-text " + className,
            html: element("span", "", text),
            iconSize: null,
        });
        return L.marker(position, {icon: icon, interactive: false, keyboard: false});
    }

    // Web Mercator keeps angles, so one arrow is right at every zoom.
    function arrow(from, to, className) {
        const crs = L.CRS.EPSG3857;
        const a = crs.project(from);
        const b = crs.project(to);
        const drawing = svg("svg", {viewBox: "-8 -8 16 16", width: 20, height: 20});
        drawing.appendChild(svg("path", {d: "M-5 5L0 -6L5 5L0 2Z", class: "arrow " + className}));
        drawing.style.transform = "rotate(" + Math.atan2(b.x - a.x, b.y - a.y) + "rad)";
        const icon = L.divIcon({className: "map-arrow", html: drawing, iconSize: [20, 20]});
        const middle = crs.unproject(a.add(b).divideBy(2));
        return L.marker(middle, {icon: icon, interactive: false, keyboard: false});
    }

    function anchorOf(shape, layer) {
        if (shape.getLatLng) {
            return shape.getLatLng();
        }
        const bounds = shape.getBounds();
        if (layer.style === "area") {
            return [bounds.getNorth(), bounds.getCenter().lng];
        }
        return layer.style === "transect" ? firstPoint(shape) : bounds.getCenter();
    }

    function firstPoint(shape) {
        let points = shape.getLatLngs();
        while (Array.isArray(points[0])) {
            points = points[0];
        }
        return points[0];
    }

    function lastPoint(shape) {
        let points = shape.getLatLngs();
        while (Array.isArray(points[0])) {
            points = points[points.length - 1];
        }
        return points[points.length - 1];
    }

    function addFeature(group, feature, layer, toLatLng) {
        const className = classesOf(layer);
        const shapes = L.geoJSON({type: "Feature", properties: {}, geometry: feature.geometry}, {
            coordsToLatLng: toLatLng,
            interactive: feature.details.length > 0,
            style: function () { return {className: className}; },
            pointToLayer: function (unused, position) {
                return L.circleMarker(position, {
                    className: className,
                    radius: layer.style === "aerodrome" ? 6 : 3.5,
                    interactive: feature.details.length > 0,
                });
            },
        });
        shapes.eachLayer(function (shape) {
            if (layer.style === "border" && shape.getLatLng) {
                group.addLayer(textMarker(shape.getLatLng(), className + " country", feature.label));
                return;
            }
            group.addLayer(shape);
            if (feature.details.length > 0) {
                shape.bindTooltip(detailsNode(feature), {sticky: true});
                shape.bindPopup(detailsNode(feature));
            }
            if (layer.style === "transect") {
                group.addLayer(arrow(firstPoint(shape), lastPoint(shape), className));
            }
            if (feature.label !== "") {
                const isPoint = pointStyles.indexOf(layer.style) >= 0;
                const place = isPoint ? " beside" : " centred";
                group.addLayer(textMarker(anchorOf(shape, layer), className + place, feature.label));
            }
        });
    }

    // Data on both sides of ±180° is drawn side by side.
    function latLngReader(layers) {
        let west = false;
        let east = false;
        const visit = function (coordinates) {
            if (typeof coordinates[0] === "number") {
                west = west || coordinates[0] < -90;
                east = east || coordinates[0] > 90;
            } else {
                coordinates.forEach(visit);
            }
        };
        layers.filter(function (layer) { return layer.extent; }).forEach(function (layer) {
            layer.features.forEach(function (feature) { visit(feature.geometry.coordinates); });
        });
        const shift = west && east ? 360 : 0;
        return function (position) {
            return L.latLng(position[1], position[0] < 0 ? position[0] + shift : position[0]);
        };
    }

    function swatch(layer) {
        const drawing = svg("svg", {width: 34, height: 14, class: "swatch", "aria-hidden": "true"});
        const className = classesOf(layer);
        if (pointStyles.indexOf(layer.style) >= 0) {
            drawing.appendChild(svg("circle", {cx: 17, cy: 7, r: 4, class: className}));
        } else if (["area", "keep-out", "keep-in", "strip", "covered", "missing"].indexOf(layer.style) >= 0) {
            drawing.appendChild(svg("rect", {x: 3, y: 2, width: 28, height: 10, class: className}));
        } else {
            drawing.appendChild(svg("path", {d: "M2 7H32", class: className}));
        }
        return drawing;
    }

    function legendEntry(map, layer, group) {
        const label = element("label", layer.shown ? "" : "off");
        const box = element("input", "");
        box.type = "checkbox";
        box.checked = layer.shown;
        box.addEventListener("change", function () {
            label.className = box.checked ? "" : "off";
            if (box.checked) {
                map.addLayer(group);
            } else {
                map.removeLayer(group);
            }
            map.fire("declutter");
        });
        label.appendChild(box);
        label.appendChild(swatch(layer));
        label.appendChild(element("span", "", layer.name));
        return label;
    }

    // The largest 1, 2 or 5 times a power of ten that fits.
    function roundDown(value) {
        const power = Math.pow(10, Math.floor(Math.log10(value)));
        const digit = value / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }

    function addScale(map) {
        const control = L.control({position: "bottomleft"});
        control.onAdd = function () {
            const box = element("div", "scale");
            const update = function () {
                const y = map.getSize().y / 2;
                const left = map.containerPointToLatLng([0, y]);
                const metresPerPixel = map.distance(left, map.containerPointToLatLng([100, y])) / 100;
                box.textContent = "";
                for (const unit of [["NM", metresPerNauticalMile], ["km", 1000]]) {
                    const length = roundDown(140 * metresPerPixel / unit[1]);
                    const bar = element("div", "scale-bar", Number(length.toPrecision(1)) + " " + unit[0]);
                    bar.style.width = (length * unit[1] / metresPerPixel).toFixed(1) + "px";
                    box.appendChild(bar);
                }
            };
            map.on("zoomend moveend resize", update);
            map.whenReady(update);
            return box;
        };
        control.addTo(map);
    }

    function addPositionReadout(map) {
        const control = L.control({position: "bottomright"});
        const box = element("div", "readout");
        control.onAdd = function () { return box; };
        control.addTo(map);
        map.on("mousemove", function (event) {
            box.textContent = latitudeText(event.latlng.lat, 2) + " " + longitudeText(event.latlng.lng, 2);
        });
        map.on("mouseout", function () { box.textContent = ""; });
    }

    function graticuleStep(map, bounds) {
        const pixelsPerMinute = map.getSize().x / ((bounds.getEast() - bounds.getWest()) * 60);
        let step = minutes[0];
        for (const candidate of minutes) {
            step = candidate * pixelsPerMinute >= 90 ? candidate : step;
        }
        return step / 60;
    }

    function addGraticule(map) {
        const group = L.layerGroup().addTo(map);
        const line = function (a, b) {
            group.addLayer(L.polyline([a, b], {
                className: "graticule", interactive: false, pane: "graticule", noClip: true}));
        };
        const update = function () {
            group.clearLayers();
            const bounds = map.getBounds();
            const step = graticuleStep(map, bounds);
            const corner = map.containerPointToLatLng([0, map.getSize().y]);
            for (let i = Math.ceil(bounds.getSouth() / step); i * step <= bounds.getNorth(); ++i) {
                line([i * step, bounds.getWest()], [i * step, bounds.getEast()]);
                const text = latitudeText(i * step, 0);
                group.addLayer(textMarker([i * step, corner.lng], "graticule-latitude", text));
            }
            for (let i = Math.ceil(bounds.getWest() / step); i * step <= bounds.getEast(); ++i) {
                line([bounds.getSouth(), i * step], [bounds.getNorth(), i * step]);
                const top = map.containerPointToLatLng([0, 0]);
                const text = longitudeText(i * step, 0);
                group.addLayer(textMarker([top.lat, i * step], "graticule-longitude", text));
            }
        };
        map.on("moveend resize", update);
        map.whenReady(update);
    }

    function overlap(a, b) {
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }

    // Texts that would hide earlier, more important ones step back.
    function addDeclutter(map) {
        const order = [".style-aerodrome", ".style-area", ".style-transect", ".style-waypoint",
            ".graticule-latitude, .graticule-longitude", ".style-place", ".style-unverified", ".country"];
        const update = function () {
            const taken = [];
            const frame = map.getContainer().getBoundingClientRect();
            for (const selector of order) {
                map.getPane("markerPane").querySelectorAll(selector.replace(/\./g, ".map-text.")).forEach(function (node) {
                    node.classList.remove("hidden");
                    const box = node.firstChild.getBoundingClientRect();
                    if (!overlap(box, frame)) {
                        return;
                    }
                    if (taken.some(function (other) { return overlap(box, other); })) {
                        node.classList.add("hidden");
                    } else {
                        taken.push(box);
                    }
                });
            }
        };
        map.on("moveend resize declutter", update);
        map.whenReady(update);
    }

    function draw(container) {
        const source = document.getElementById(container.dataset.source);
        const layers = JSON.parse(source.textContent).layers;
        const map = L.map(container, {
            attributionControl: false, zoomControl: true, zoomSnap: 0.25, zoomDelta: 0.5, maxZoom: 18,
            zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
            scrollWheelZoom: false, renderer: L.svg({padding: 0.5}),
        });
        // The wheel scrolls the page until the reader turns to the map.
        map.on("focus", function () { map.scrollWheelZoom.enable(); });
        map.on("blur", function () { map.scrollWheelZoom.disable(); });
        map.createPane("graticule").classList.add("graticule-pane");
        const toLatLng = latLngReader(layers);
        const extent = L.latLngBounds([]);
        const legend = container.parentNode.querySelector(".legend");
        for (const layer of layers) {
            const group = L.featureGroup();
            layer.features.forEach(function (feature) { addFeature(group, feature, layer, toLatLng); });
            if (layer.extent && group.getBounds().isValid()) {
                extent.extend(group.getBounds());
            }
            if (layer.shown) {
                group.addTo(map);
            }
            legend.appendChild(legendEntry(map, layer, group));
        }
        const fit = function () {
            map.invalidateSize({animate: false, pan: false});
            map.fitBounds(extent.isValid() ? extent : [[-60, -170], [70, 170]],
                {animate: false, padding: [44, 32]});
        };
        fit();
        addGraticule(map);
        addScale(map);
        addPositionReadout(map);
        addDeclutter(map);
        return fit;
    }

    const fits = Array.prototype.map.call(document.querySelectorAll(".map"), draw);
    const refit = function (isPrinting) {
        document.body.classList.toggle("printing", isPrinting);
        fits.forEach(function (fit) { fit(); });
    };
    window.addEventListener("beforeprint", function () { refit(true); });
    window.addEventListener("afterprint", function () { refit(false); });
}());
