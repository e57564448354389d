package io.tieout.kota;

import static io.tieout.kota.Operation.read;
import static io.tieout.kota.Operation.write;

/** {@link Employers} over HTTP. */
interface EmployersWire extends Employers, Wire {

    @Override
    default Page<Employer> employers(int page) {
        return call(read("list employers"), api -> api.employers(page, PAGE));
    }

    @Override
    default Employer employer(String employerId) {
        return call(read("read employer " + employerId), api -> api.employer(employerId));
    }

    @Override
    default Employer createEmployer(RequestBody body, String idempotencyKey) {
        String key = Wire.checked(idempotencyKey);
        return call(write("create employer", body), api -> api.createEmployer(body.json(), key));
    }

    @Override
    default Employer updateEmployer(String employerId, RequestBody body) {
        return call(write("update employer " + employerId, body), api -> api.updateEmployer(employerId, body.json()));
    }

    @Override
    default Employer offboardEmployer(String employerId, String idempotencyKey) {
        String key = Wire.checked(idempotencyKey);
        return call(write("offboard employer " + employerId), api -> api.offboardEmployer(employerId, key));
    }
}
