package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An employee is read, or refused, just as Jackson alone would. */
class EmployeeReaderTest {

    private static final JsonMapper ALONE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a'}",
                "{'object':'employee','id':'a','platform_id':'b','employer_id':'c','status':'active','first_name':'d',"
                        + "'last_name':'e','date_of_birth':'1990-02-28','sex_at_birth':'female','nationality':'ie',"
                        + "'national_tax_id':'f','start_on':'2026-01-01','earliest_benefits_start_date':'2026-02-01',"
                        + "'offboard_on':'2026-10-31T12:00:00Z','phone_number':'g','email':'h','external_customer_id':'i'}",
                "{'id':'a','home_address':{'line1':'1','line2':null,'city':'c','postal_code':'p','country_code':'ie',"
                        + "'new':[{}],'line3':'3','state':'s'},'bank_account':{'account_number_last4':'1234'}}",
                "{'id':'a','metadata':{'id':'007','tieout':'x','other':null,'number':7}}",
                "{'id':'a','metadata':{},'home_address':{},'bank_account':{}}",
                "{'id':'a','metadata':null,'home_address':null,'bank_account':null,'status':null,'start_on':null}",
                "{'id':7,'new':{'id':'no','metadata':{'id':'no'}},'status':true}",
                "null"
            })
    void whatCanBeRead(String json) {
        String text = json.replace('\'', '"');
        assertThat(KotaJson.MAPPER.readValue(text, Employee.class)).isEqualTo(ALONE.readValue(text, Employee.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'first_name':'d'}",
                "{'id':null}",
                "{'id':{}}",
                "{'id':'a','metadata':[]}",
                "{'id':'a','metadata':{'id':{}}}",
                "{'id':'a','home_address':'here'}",
                "{'id':'a','home_address':{'city':[]}}",
                "{'id':'a','date_of_birth':'1990-02-30'}",
                "{'id':'a','offboard_on':'soon'}",
                "[]",
                "'a'",
                "{'id':'a'"
            })
    void whatCannotBeRead(String json) {
        String text = json.replace('\'', '"');
        assertThatThrownBy(() -> ALONE.readValue(text, Employee.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> KotaJson.MAPPER.readValue(text, Employee.class))
                .isInstanceOf(JacksonException.class);
    }
}
