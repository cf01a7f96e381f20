package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.schema.event.RunEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes down who changed what. Outside requests there is nobody, and nothing is taken down but what
 * time does to reviews.
 */
public interface AuditTrail {

  /** Takes down nothing. */
  AuditTrail NONE =
      new AuditTrail() {
        @Override
        public void accompany(RunEvent event) {}

        @Override
        public List<ProducerRecord<String, byte[]>> beside(List<? extends RunEvent> events) {
          return List.of();
        }

        @Override
        public void refused(HttpServletRequest request, int status) {}

        @Override
        public void refused(HttpServletRequest request, Optional<Caller> caller, int status) {}

        @Override
        public void loggedIn(HttpServletRequest request, Caller caller) {}

        @Override
        public void byService(String action, String companyId, String subject, long count) {}
      };

  /**
   * Sends an entry beside an event that this thread's request has just sent; the request is
   * answered once Kafka has both.
   */
  void accompany(RunEvent event);

  /** The entries that belong into the same transaction as the events of this thread's request. */
  List<ProducerRecord<String, byte[]>> beside(List<? extends RunEvent> events);

  /** Counts an attempt that was refused before it reached an endpoint. */
  void refused(HttpServletRequest request, int status);

  /** The same of a caller who is known from requests before. */
  void refused(HttpServletRequest request, Optional<Caller> caller, int status);

  /**
   * Takes down the login of a caller whom the issuer sent back.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not take it
   */
  void loggedIn(HttpServletRequest request, Caller caller);

  /** Takes down a change that no request made, but the service itself; nobody waits for it. */
  default void byService(String action, String companyId, String subject) {
    byService(action, companyId, subject, 1);
  }

  /** Takes down what was done so many times in the last moments; nobody waits for it. */
  void byService(String action, String companyId, String subject, long count);
}
