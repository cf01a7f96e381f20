package dev.innovationpipeline.ingest.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The thing that a request made, which its path cannot name. */
public record AuditSubject(String id, List<String> companies) {

  private static final String ATTRIBUTE = AuditSubject.class.getName();

  public AuditSubject {
    companies = List.copyOf(companies);
  }

  /**
   * Notes it for the entry of this thread's request.
   *
   * @param companies whose operators see the entry; none: those of the caller's companies
   */
  public static void note(String id, Collection<String> companies) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(
          ATTRIBUTE, new AuditSubject(id, List.copyOf(companies)), RequestAttributes.SCOPE_REQUEST);
    }
  }

  static String attribute() {
    return ATTRIBUTE;
  }
}
