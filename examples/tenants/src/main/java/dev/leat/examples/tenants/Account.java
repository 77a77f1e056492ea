package dev.leat.examples.tenants;

/// An account, the tenant.
public record Account(AccountId id, String name) {}
