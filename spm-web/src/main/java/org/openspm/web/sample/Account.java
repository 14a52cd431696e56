package org.openspm.web.sample;

import org.openspm.web.sample.Seeds.Place;

/** A customer at its address; the seat that owns it sells to it, whoever sits there. */
record Account(
        String code, String name, Place place, String postalCode, String latitude, String longitude, String owner) {}
