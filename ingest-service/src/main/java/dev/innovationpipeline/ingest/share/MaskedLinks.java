package dev.innovationpipeline.ingest.share;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Keeps tokens of links out of traces, which have the address of each request. */
final class MaskedLinks implements ObservationFilter {

  private static final String LINKS = "/s/";

  @Override
  public Observation.Context map(Observation.Context context) {
    if (context instanceof ServerRequestObservationContext request
        && request.getCarrier() != null
        && request.getCarrier().getRequestURI().startsWith(LINKS)) {
      context.addHighCardinalityKeyValue(KeyValue.of("http.url", LINKS + "***"));
    }
    return context;
  }
}
