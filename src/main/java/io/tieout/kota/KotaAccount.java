package io.tieout.kota;

/**
 * Which Kota a process talks to; a database serves only one.
 *
 * @param baseUrl as configured, without a slash at the end
 * @param keyKind test, live, other, or none without a key; never the key itself
 */
public record KotaAccount(String baseUrl, String keyKind) {}
