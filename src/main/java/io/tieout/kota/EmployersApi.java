package io.tieout.kota;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Section "Employers" of the API reference. */
interface EmployersApi {

    @GetExchange("/employers")
    Page<Employer> employers(@RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/employers/{id}")
    Employer employer(@PathVariable("id") String id);

    @PostExchange(url = "/employers", contentType = KotaApi.JSON)
    Employer createEmployer(
            @org.springframework.web.bind.annotation.RequestBody byte[] body, @RequestHeader(KotaApi.KEY) String key);

    @PutExchange(url = "/employers/{id}", contentType = KotaApi.JSON)
    Employer updateEmployer(
            @PathVariable("id") String id, @org.springframework.web.bind.annotation.RequestBody byte[] body);

    @PostExchange("/employers/{id}/offboard")
    Employer offboardEmployer(@PathVariable("id") String id, @RequestHeader(KotaApi.KEY) String key);
}
