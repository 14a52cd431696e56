package org.openspm.web.data;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background task that works on batches; when its process dies another one takes it up again. */
@Configuration(proxyBeanMethods = false)
class ImportBackground {
    @Bean
    OneTimeTask<Void> importTask(ImportWorker worker) {
        return Tasks.oneTime("import").execute((instance, context) -> worker.work(ImportWork.of(instance.getId())));
    }
}
