package com.example.shop;

/**
 * A value of the composite type `sales.address`.
 */
public record AddressValue(String line1, String line2, String city, String postcode,
        String country) {
}
