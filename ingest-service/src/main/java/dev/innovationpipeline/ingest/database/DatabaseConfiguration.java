package dev.innovationpipeline.ingest.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.platform.database.DatabaseUrl;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, connected on first use: runs start and show their status without it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  DataSource dataSource(DatabaseSettings settings) {
    DatabaseUrl url = DatabaseUrl.parse(settings.url());
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("library");
    pool.setJdbcUrl(url.jdbc());
    pool.setUsername(url.user());
    pool.setPassword(url.password());
    pool.setReadOnly(true);
    pool.setMaximumPoolSize(settings.connections());
    pool.setMinimumIdle(1);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(settings.connectWithin().toMillis());
    pool.addDataSourceProperty("ApplicationName", "innovation-pipeline");
    pool.addDataSourceProperty("options", "-c statement_timeout=60000");
    return new HikariDataSource(pool);
  }
}
