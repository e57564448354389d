package io.tieout.kota;

import static io.tieout.kota.Operation.read;
import static io.tieout.kota.Operation.write;

import java.util.List;
import java.util.Optional;

/** {@link Employees} over HTTP. */
interface EmployeesWire extends Employees, Wire {

    @Override
    default Page<Employee> employees(int page) {
        return call(read("list employees"), api -> api.employees(page, PAGE));
    }

    @Override
    default List<Employee> employeesWithRef(String employerId, String employeeRef) {
        Operation operation = read("look up an employee of " + employerId + " by metadata.id");
        return PagedSweep.list(
                        operation.name(),
                        page -> call(operation, api -> api.employeesLike(employerId, employeeRef, page, PAGE)),
                        Employee::id)
                .stream()
                .filter(employee -> employee.employer_id() == null || employerId.equals(employee.employer_id()))
                .filter(employee -> employee.metadata() != null
                        && employeeRef.equals(employee.metadata().get("id")))
                .toList();
    }

    @Override
    default Employee employee(String employeeId) {
        return call(read("read employee " + employeeId), api -> api.employee(employeeId));
    }

    @Override
    default Employee createEmployee(RequestBody body, String idempotencyKey) {
        String key = Wire.checked(idempotencyKey);
        return call(write("create employee", body), api -> api.createEmployee(body.json(), key));
    }

    @Override
    default Employee updateEmployee(String employeeId, RequestBody body) {
        return call(write("update employee " + employeeId, body), api -> api.updateEmployee(employeeId, body.json()));
    }

    @Override
    default Employee offboardEmployee(String employeeId, RequestBody body, String idempotencyKey) {
        String key = Wire.checked(idempotencyKey);
        return call(
                write("offboard employee " + employeeId, body),
                api -> api.offboardEmployee(employeeId, body.json(), key));
    }

    @Override
    default Employee cancelOffboarding(String employeeId, String idempotencyKey) {
        String key = Wire.checked(idempotencyKey);
        return call(
                write("cancel the offboarding of employee " + employeeId),
                api -> api.cancelOffboarding(employeeId, key));
    }

    @Override
    default Salary createSalary(String employeeId, RequestBody body, String idempotencyKey) {
        String key = Wire.checked(idempotencyKey);
        return call(
                write("create salary of employee " + employeeId, body),
                api -> api.createSalary(employeeId, body.json(), key));
    }

    @Override
    default Page<Salary> salaries(String employeeId, int page) {
        return call(read("list salaries of employee " + employeeId), api -> api.salaries(employeeId, page, PAGE));
    }

    @Override
    default Salary salary(String employeeId, String salaryId) {
        return call(
                read("read salary " + salaryId + " of employee " + employeeId),
                api -> api.salary(employeeId, salaryId));
    }

    @Override
    default Optional<Salary> currentSalary(String employeeId) {
        return callForOne(
                read("read the current salary of employee " + employeeId), api -> api.currentSalary(employeeId));
    }

    @Override
    default HostedSession hostedSession(String employerId, String employeeId) {
        RequestBody body = KotaJson.bodyOf(new CreateHostedSession(employerId, employeeId));
        return call(
                write("create hosted session for employee " + employeeId, body), api -> api.hostedSession(body.json()));
    }
}
