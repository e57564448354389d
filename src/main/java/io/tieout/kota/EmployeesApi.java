package io.tieout.kota;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Sections "Employees", "Salaries" and "Hosted sessions" of the API reference. */
interface EmployeesApi {

    @GetExchange("/employees")
    Page<Employee> employees(@RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/employees")
    Page<Employee> employeesLike(
            @RequestParam("employer_id") String employerId,
            @RequestParam("metadata_id") String part,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/employees/{id}")
    Employee employee(@PathVariable("id") String id);

    @PostExchange(url = "/employees", contentType = KotaApi.JSON)
    Employee createEmployee(
            @org.springframework.web.bind.annotation.RequestBody byte[] body, @RequestHeader(KotaApi.KEY) String key);

    @PutExchange(url = "/employees/{id}", contentType = KotaApi.JSON)
    Employee updateEmployee(
            @PathVariable("id") String id, @org.springframework.web.bind.annotation.RequestBody byte[] body);

    @PostExchange(url = "/employees/{id}/offboard", contentType = KotaApi.JSON)
    Employee offboardEmployee(
            @PathVariable("id") String id,
            @org.springframework.web.bind.annotation.RequestBody byte[] body,
            @RequestHeader(KotaApi.KEY) String key);

    @PostExchange("/employees/{id}/offboard/cancel")
    Employee cancelOffboarding(@PathVariable("id") String id, @RequestHeader(KotaApi.KEY) String key);

    @PostExchange(url = "/employees/{id}/salaries", contentType = KotaApi.JSON)
    Salary createSalary(
            @PathVariable("id") String employeeId,
            @org.springframework.web.bind.annotation.RequestBody byte[] body,
            @RequestHeader(KotaApi.KEY) String key);

    @GetExchange("/employees/{id}/salaries")
    Page<Salary> salaries(
            @PathVariable("id") String employeeId, @RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/employees/{id}/salaries/{salary}")
    Salary salary(@PathVariable("id") String employeeId, @PathVariable("salary") String salaryId);

    @GetExchange("/employees/{id}/salaries/current")
    Salary currentSalary(@PathVariable("id") String employeeId);

    @PostExchange(url = "/hosted/sessions", contentType = KotaApi.JSON)
    HostedSession hostedSession(@org.springframework.web.bind.annotation.RequestBody byte[] body);
}
