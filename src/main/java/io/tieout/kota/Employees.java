package io.tieout.kota;

import java.util.List;
import java.util.Optional;

/** Kota's employees and what hangs on one of them. */
public interface Employees {

    /** All employees of all employers, newest first. */
    Page<Employee> employees(int page);

    /**
     * The employees of one employer whose {@code metadata.id} is exactly the ref, in whatever state.
     * Kota's own filter is partial and ignores case, so the comparison is made here.
     */
    List<Employee> employeesWithRef(String employerId, String employeeRef);

    Employee employee(String employeeId);

    /** @param idempotencyKey at most 200 characters; kept by Kota for one hour */
    Employee createEmployee(RequestBody body, String idempotencyKey);

    Employee updateEmployee(String employeeId, RequestBody body);

    /** @param body of an {@link OffboardEmployee} */
    Employee offboardEmployee(String employeeId, RequestBody body, String idempotencyKey);

    /**
     * Possible up to the day before {@code offboard_on}.
     *
     * @throws KotaException with INVALID_STATE when it is too late or nothing is scheduled
     */
    Employee cancelOffboarding(String employeeId, String idempotencyKey);

    /** @param body of a {@link CreateSalary} */
    Salary createSalary(String employeeId, RequestBody body, String idempotencyKey);

    /** The latest {@code effective_from} first. */
    Page<Salary> salaries(String employeeId, int page);

    Salary salary(String employeeId, String salaryId);

    /** Empty when none holds today; Kota says the same of an employee that it does not know. */
    Optional<Salary> currentSalary(String employeeId);

    /**
     * A fresh link for one visit. No idempotency key goes out: under one, Kota would hand back a link
     * that may have been used already.
     */
    HostedSession hostedSession(String employerId, String employeeId);
}
