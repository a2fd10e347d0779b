import * as aws from "@pulumi/aws";

export function queues(names: string[]) {
    for (const kind of names) {
        new aws.sqs.Queue(`jobs-${kind}`, { fifoQueue: true });
    }
}
