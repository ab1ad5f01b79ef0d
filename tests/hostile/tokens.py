"""Chat-template tokens of the families in use, as their templates and tokenisers print them."""

from __future__ import annotations

__all__ = ["TOKENS"]

TOKENS = (
    "<|im_start|>", "<|im_end|>", "<|im_sep|>", "<|im_middle|>", "<|endoftext|>", "<|eot_id|>",
    "<|eom_id|>", "<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>",
    "<|end_header_id|>", "<|python_tag|>", "<|finetune_right_pad_id|>", "<|step_id|>",
    "<|image|>", "<|reserved_special_token_0|>", "<|begin_of_sentence|>", "<｜begin▁of▁sentence｜>",
    "<｜end▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>", "<｜tool▁calls▁begin｜>",
    "<｜tool▁sep｜>",
    "<｜fim▁hole｜>", "<|START_OF_TURN_TOKEN|>", "<|END_OF_TURN_TOKEN|>", "<|SYSTEM_TOKEN|>",
    "<|USER_TOKEN|>", "<|CHATBOT_TOKEN|>", "<|START_RESPONSE|>", "<|start|>", "<|end|>",
    "<|message|>", "<|channel|>", "<|constrain|>", "<|return|>", "<|call|>", "<|system|>",
    "<|user|>", "<|assistant|>", "<|placeholder1|>", "<|endofprompt|>", "<|vision_start|>",
    "<|vision_end|>", "<|vision_pad|>", "<|image_pad|>", "<|video_pad|>", "<|object_ref_start|>",
    "<|box_start|>", "<|quad_start|>", "<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>",
    "<|fim_pad|>", "<|repo_name|>", "<|file_sep|>", "<|start_of_role|>", "<|end_of_role|>",
    "<|observation|>", "<|action_start|>", "<|plugin|>", "<|interpreter|>", "<|tool_call|>",
    "<|prompter|>", "<|pad|>", "<|startoftext|>", "<s>", "</s>", "<unk>", "[INST]", "[/INST]",
    "<<SYS>>", "<</SYS>>", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[AVAILABLE_TOOLS]",
    "[/AVAILABLE_TOOLS]", "[TOOL_CALLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[TOOL_CONTENT]",
    "[CALL_ID]", "[ARGS]", "[THINK]", "[/THINK]", "[IMG]", "[IMG_BREAK]", "[IMG_END]", "[PREFIX]",
    "[MIDDLE]", "[SUFFIX]", "<bos>", "<eos>", "<pad>", "<mask>", "<start_of_turn>",
    "<end_of_turn>", "<start_of_image>", "<end_of_image>", "<think>", "</think>", "<tool_call>",
    "</tool_call>", "<tool_response>", "</tool_response>", "<tools>", "</tools>", "[gMASK]",
    "[sMASK]", "<sop>", "<eop>", "<eoh>", "<eoa>", "<eod>", "<AI>", "<用户>", "<seed:bos>",
    "<seed:eos>", "<seed:think>", "</seed:think>", "[CLS]", "[SEP]", "[MASK]", "[PAD]", "[UNK]",
    "[BOS]", "[EOS]", "<repo_name>", "<reponame>", "<file_sep>", "<filename>", "<gh_stars>",
    "<issue_start>", "<issue_comment>", "<issue_closed>", "<jupyter_start>", "<jupyter_text>",
    "<jupyter_code>", "<jupyter_output>", "<jupyter_script>", "<empty_output>", "<commit_before>",
    "<commit_msg>", "<commit_after>", "<fim_prefix>", "<fim_middle>", "<fim_suffix>", "<fim_pad>",
    ">>TITLE<<", ">>ABSTRACT<<", ">>INTRODUCTION<<", ">>SUMMARY<<", ">>COMMENT<<", ">>ANSWER<<",
    ">>QUESTION<<", ">>DOMAIN<<", ">>PREFIX<<", ">>SUFFIX<<", ">>MIDDLE<<", "[|system|]",
    "[|user|]", "[|assistant|]", "[|endofturn|]", "[|tool|]", "<unused0>", "<unused99>",
    "<reserved_106>", "<extra_id_0>", "<image_soft_token>",
)  # fmt: skip
