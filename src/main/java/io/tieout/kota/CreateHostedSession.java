package io.tieout.kota;

/** Body of {@code POST /hosted/sessions}: both ids are Kota's. */
public record CreateHostedSession(String employer_id, String employee_id) {}
