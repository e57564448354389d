package io.tieout.standin;

import java.util.Set;

/** The published currency codes: lower case, without the ones that came after (such as Sierra Leone's of 2022). */
final class Currencies {

    static final Set<String> CODES =
            Set.of(("aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob bov brl bsd "
                            + "btn bwp byn bzd cad cdf che chf chw clf clp cny cop cou crc cuc cup cve czk djf dkk dop "
                            + "dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils "
                            + "inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd "
                            + "mad mdl mga mkd mmk mnt mop mru mur mvr mwk mxn mxv myr mzn nad ngn nio nok npr nzd omr "
                            + "pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sdg sek sgd shp sll sos srd "
                            + "ssp stn svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx usd usn uyi uyu uyw uzs "
                            + "ves vnd vuv wst xaf xcd xdr xof xpf xsu xua yer zar zmw zwl ")
                    .strip()
                    .split(" "));

    private Currencies() {}
}
